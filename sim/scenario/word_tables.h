/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The words of tables that people read in the window and in reports. */
#pragma once

#include "scenario/word_list.h"

/* Adds them, from the program's tables and the folders of map and scenarios. Errors: what cannot be
   read */
gboolean tbr_word_tables_fill (TbrWordList *words, const char *map, const char *library,
                               GError **error);
