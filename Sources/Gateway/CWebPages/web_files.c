// SPDX-License-Identifier: MIT
#include "web_files.h"

static const uint8_t style[] = {
#embed "static/style.css"
};
static const uint8_t script[] = {
#embed "static/app.js"
};
static const uint8_t icon[] = {
#embed "static/icon.svg"
};

static const struct web_file files[] = {
    {"style.css", style, sizeof style},
    {"app.js", script, sizeof script},
    {"icon.svg", icon, sizeof icon},
};

size_t web_file_count(void) { return sizeof files / sizeof files[0]; }

struct web_file web_file_at(size_t index) {
    if (index >= web_file_count()) return (struct web_file){"", NULL, 0};
    return files[index];
}
