/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is to be done at instants of a run that the command line names: orders and pictures. */
#pragma once

#include <tabard/command.h>

/* One thing to do. */
typedef struct
{
  TbrTime at;        /* when */
  guint rank;        /* among those of one instant: orders as in their log, then pictures */
  TbrCommand *order; /* NULL: a picture */
  char *text;        /* where it was asked for: "log:12" for an order, "--map T=FILE" */
  char *picture;     /* file to draw; NULL: an order */
} TbrRunStep;

/* An empty plan: an array of TbrRunStep. (transfer full) */
GArray *tbr_run_plan_new (void);

/* Adds pictures, each "INSTANT=FILE". @words: (nullable): NULL-ended. Errors: TBR_ERROR_USAGE,
   TBR_ERROR_SYNTAX, TBR_ERROR_RANGE; TBR_ERROR_FILE when there is no folder for the file. */
gboolean tbr_run_plan_add_pictures (GArray *plan, const TbrScenario *scenario,
                                    const char *const *words, GError **error);

/* Adds the orders of a log, "-" being the standard input; a fault is told with file and line.
   Errors: TBR_ERROR_FILE and those of tbr_command_parse(). */
gboolean tbr_run_plan_add_orders (GArray *plan, const TbrScenario *scenario, const char *log,
                                  GError **error);

/* Puts the plan in the order in which it is carried out. */
void tbr_run_plan_sort (GArray *plan);

/* Whether a file may be begun: its folder is there. Errors: TBR_ERROR_FILE */
gboolean tbr_run_plan_check_place (const char *path, GError **error);
