/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that writes po/words.h anew, or checks it. */
#include "scenario/word_tables.h"

int
main (int argc, char **argv)
{
  return tbr_word_list_main (argc, argv, "write_words", tbr_word_tables_fill);
}
