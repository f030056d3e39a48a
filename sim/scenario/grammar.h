/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What may stand where in a scenario file. */
#pragma once

#include "scenario/draft.h"

/* Which file is read. */
typedef enum
{
  TBR_GRAMMAR_SCENARIO, /* the main file: <scenario> */
  TBR_GRAMMAR_LIBRARY,  /* a file drawn in: <library> */
  TBR_GRAMMAR_N
} TbrGrammarRoot;

/* Reads one text into the draft; @input->name must live as long as the scenario. */
void tbr_grammar_read (TbrDraft *draft, TbrGrammarRoot root, const TbrReaderInput *input);
