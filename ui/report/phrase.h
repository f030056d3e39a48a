/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Words of facts, which are written for programs, as people would say them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "it keeps its reserve" of "reserve", in the language of the reader; what needs no other words is
   translated as it stands. Static. */
const char *tbr_phrase (const char *word);

G_END_DECLS
