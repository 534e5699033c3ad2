// SPDX-License-Identifier: MIT
// Swift imports neither the library's function-like macros nor a callback table; these stand in.
#pragma once
#include <openssl/err.h>
#include <openssl/ssl.h>

/// Picks HTTP/2 before HTTP/1.1 from what a client offers.
static int co_select_protocol(SSL *session, const unsigned char **chosen, unsigned char *length,
                              const unsigned char *offered, unsigned int offered_length,
                              void *unused) {
    static const unsigned char spoken[] = "\x02h2\x08http/1.1";
    (void)session;
    (void)unused;
    int result = SSL_select_next_proto((unsigned char **)chosen, length, spoken,
                                       sizeof spoken - 1, offered, offered_length);
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// Creates a server's context: TLS 1.2 and later, no renegotiation, no compression.
static inline SSL_CTX *co_server_context(void) {
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (context == NULL) return NULL;
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION
                                     | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
                                  | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(context, co_select_protocol, NULL);
    return context;
}

/// Puts memory on both sides of a session. Returns 1, or 0 without memory.
static inline int co_attach_memory(SSL *session) {
    BIO *input = BIO_new(BIO_s_mem());
    BIO *output = BIO_new(BIO_s_mem());
    if (input == NULL || output == NULL) {
        BIO_free(input);
        BIO_free(output);
        return 0;
    }
    SSL_set_bio(session, input, output);
    return 1;
}

/// How many bytes wait to be sent to the other end.
static inline size_t co_pending_output(SSL *session) {
    return BIO_ctrl_pending(SSL_get_wbio(session));
}

/// The file type of PEM.
static inline int co_pem(void) { return SSL_FILETYPE_PEM; }
