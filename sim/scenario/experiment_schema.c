/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The XML schema of experiments as their parameter tables say it. */
#include "scenario/experiment_kinds.h"

char *
tbr_experiment_schema (void)
{
  return tbr_nest_schema (&tbr_experiment_form);
}
