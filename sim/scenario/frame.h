/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a scenario says apart from the orders that are written in it. */
#pragma once

#include "base/digest.h"

#include <glib.h>

/* Adds the tags of a main file to a fingerprint, but for its part <commands> and what lies between
   tags: white space and comments. @text: read without a fault, so that it is not deep. */
void tbr_frame_add (TbrDigest *digest, const char *text, gsize length);
