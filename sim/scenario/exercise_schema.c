/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The XML schema of exercises as their parameter tables say it. */
#include "scenario/exercise_kinds.h"

char *
tbr_exercise_schema (void)
{
  return tbr_nest_schema (&tbr_exercise_form);
}
