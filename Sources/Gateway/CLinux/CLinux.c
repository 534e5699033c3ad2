// SPDX-License-Identifier: MIT

#define _GNU_SOURCE 1
#include "CLinux.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int port_of(const struct sockaddr_storage *address) {
    return address->ss_family == AF_INET6
        ? ntohs(((const struct sockaddr_in6 *)address)->sin6_port)
        : ntohs(((const struct sockaddr_in *)address)->sin_port);
}

static int open_listener(const struct addrinfo *where, uint16_t *port, int backlog) {
    int descriptor = socket(where->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    int on = 1;
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    if (setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0
        || setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0
        || bind(descriptor, where->ai_addr, where->ai_addrlen) != 0
        || listen(descriptor, backlog) != 0
        || getsockname(descriptor, (struct sockaddr *)&bound, &length) != 0) {
        int failure = -errno;
        close(descriptor);
        return failure;
    }
    *port = (uint16_t)port_of(&bound);
    return descriptor;
}

int cl_listen(const char *host, uint16_t *port, int backlog) {
    struct addrinfo hints = {
        .ai_family = AF_UNSPEC,
        .ai_socktype = SOCK_STREAM,
        .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
    };
    struct addrinfo *found = NULL;
    char service[8];
    snprintf(service, sizeof service, "%u", (unsigned)*port);
    if (getaddrinfo(host, service, &hints, &found) != 0) return -EADDRNOTAVAIL;
    int result = open_listener(found, port, backlog);
    freeaddrinfo(found);
    return result;
}

int cl_accept(int listener, char *host, uint16_t *port) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    int descriptor =
        accept4(listener, (struct sockaddr *)&peer, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return -errno;
    int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (getnameinfo((struct sockaddr *)&peer, length, host, CL_HOST_BYTES, NULL, 0,
                    NI_NUMERICHOST) != 0) {
        strcpy(host, "?");
    }
    *port = (uint16_t)port_of(&peer);
    return descriptor;
}

int cl_watch(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, operation, descriptor, &event) == 0 ? 0 : -errno;
}

int cl_wait(int epoll, struct epoll_event *events, int capacity, int timeout_milliseconds) {
    int count = epoll_wait(epoll, events, capacity, timeout_milliseconds);
    if (count >= 0) return count;
    return errno == EINTR ? 0 : -errno;
}

uint64_t cl_token(const struct epoll_event *event) { return event->data.u64; }

uint32_t cl_readiness(const struct epoll_event *event) { return event->events; }

ptrdiff_t cl_send(int descriptor, const void *bytes, size_t count, int more_follows) {
    ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | (more_follows ? MSG_MORE : 0));
    return sent >= 0 ? sent : -errno;
}

ptrdiff_t cl_receive(int descriptor, void *bytes, size_t count) {
    ssize_t received = recv(descriptor, bytes, count, 0);
    return received >= 0 ? received : -errno;
}

int cl_event_counter(void) {
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return descriptor >= 0 ? descriptor : -errno;
}

int cl_epoll(void) {
    int descriptor = epoll_create1(EPOLL_CLOEXEC);
    return descriptor >= 0 ? descriptor : -errno;
}
