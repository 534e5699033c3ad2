// SPDX-License-Identifier: MIT
// What Linux offers and Swift's Glibc module leaves out: epoll and eventfd, and socket calls whose
// address arguments are awkward outside C.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

/// Length of a buffer that holds any numeric address.
#define CL_HOST_BYTES 64

/// Opens a listening socket that shares its port with others of this process.
///
/// `host` is a numeric address. The port that the kernel chose is stored in `port`.
/// Returns the descriptor, or a negative errno.
int cl_listen(const char *host, uint16_t *port, int backlog);

/// Accepts a connection, non-blocking and without delay, and tells the peer's address.
///
/// `host` has room for CL_HOST_BYTES. Returns the descriptor, or a negative errno.
int cl_accept(int listener, char *host, uint16_t *port);

/// Watches a descriptor: `operation` is one of EPOLL_CTL_*. Returns 0 or a negative errno.
int cl_watch(int epoll, int operation, int descriptor, uint32_t events, uint64_t token);

/// Waits for events. Returns their count, 0 also when a signal came, or a negative errno.
int cl_wait(int epoll, struct epoll_event *events, int capacity, int timeout_milliseconds);

/// The token that an event was registered with; the struct is packed, so C reads it.
uint64_t cl_token(const struct epoll_event *event);

/// The readiness that an event tells.
uint32_t cl_readiness(const struct epoll_event *event);

/// Sends bytes without raising SIGPIPE. Returns their count, or a negative errno.
ptrdiff_t cl_send(int descriptor, const void *bytes, size_t count, int more_follows);

/// Receives bytes. Returns their count, 0 at the end, or a negative errno.
ptrdiff_t cl_receive(int descriptor, void *bytes, size_t count);

/// Creates a non-blocking event counter, or returns a negative errno.
int cl_event_counter(void);

/// Creates an epoll instance, or returns a negative errno.
int cl_epoll(void);
