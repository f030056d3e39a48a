/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is wrong with a file, or might be: a list of lines, each with the place in its file and the
   thing on the map that it is about. */
#pragma once

#include "desktop/aside.h"
#include "desktop/desktop.h"
#include "desktop/source.h"

G_BEGIN_DECLS

/* Argument of TBR_ACT_LEAVE: the pane and the list under it at once. */
#define TBR_LEAVE_ALL 1

typedef enum
{
  TBR_DOCTOR_FAULT,    /* it cannot be used so */
  TBR_DOCTOR_WARNING,  /* it can, but is probably not meant so */
  TBR_DOCTOR_ESTIMATE, /* values that rest on an estimate */
  TBR_DOCTOR_HINT,     /* what would make it better */
  TBR_DOCTOR_LAYER,    /* a layer that the planner brought along */
  TBR_DOCTOR_N
} TbrDoctorKind;

typedef struct
{
  TbrDoctorKind kind;
  char *file;      /* as it was named; owned */
  guint line;      /* from 1; 0 for none */
  char *message;   /* owned; of a fault in English, as the command line has it */
  char *told;      /* the same in the language of the reader; owned */
  TbrThing thing;  /* NONE when it is about nothing on the map */
  gboolean is_own; /* of a layer, not of the scenario */
} TbrDoctorLine;

/* The doctor of a window. */
typedef struct
{
  GArray *lines;     /* TbrDoctorLine */
  gboolean is_due;   /* they are those of before */
  int chosen;        /* of them; -1 for none */
  TbrSource *source; /* around it; NULL when none is shown, or it is still being read */
  gboolean is_fresh; /* it has not been shown yet: the pane goes there */
  char *complaint;   /* about the editor; NULL for none */
} TbrDoctor;

void tbr_doctor_init (TbrDesktop *desktop);
void tbr_doctor_end (TbrDesktop *desktop);
/* What was told is of another file, or of that file as it was. */
void tbr_doctor_forget (TbrDesktop *desktop);
/* Takes the place in a file that was looked for beside the window. */
void tbr_doctor_tick (TbrDesktop *desktop);
extern const TbrAsideKind tbr_doctor_aside;
/* A file was read: the pane goes on with the line that it was about, if there still is one. */
void tbr_doctor_renew (TbrDesktop *desktop);
/* All lines, the gravest first. */
const GArray *tbr_doctor_lines (TbrDesktop *desktop);
/* One of them, NULL when there are fewer. */
const TbrDoctorLine *tbr_doctor_line (TbrDesktop *desktop, guint index);
/* "file:7: message", as the command line tells it. (transfer full) */
char *tbr_doctor_text (const TbrDoctorLine *line);
/* Whether it can be shown on the map, and where. */
gboolean tbr_doctor_place (TbrDesktop *desktop, const TbrDoctorLine *line, double *out_lon,
                           double *out_lat);
void tbr_doctor_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* Closes the pane. */
void tbr_doctor_close_pane (TbrDesktop *desktop);
/* Closes the pane, or the panel; FALSE when neither is open. */
gboolean tbr_doctor_leave (TbrDesktop *desktop);
/* A key that is the doctor's; FALSE when it is not. */
gboolean tbr_doctor_key (TbrDesktop *desktop, const TbrInput *input);

/* Adds what is told of the whole: doctor_estimates.c. */
void tbr_doctor_add_estimates (const TbrDesktop *desktop, GArray *lines);
/* Adds rows for all lines to a column. */
void tbr_doctor_build (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
