/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A few fields to be filled in, one of them being written, from which an edit is made. */
#pragma once

#include "desktop/files.h"

#include <tabard/param.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_FORM_NONE,
  TBR_FORM_PARAM,        /* one value of one element */
  TBR_FORM_UNITS,        /* more units */
  TBR_FORM_STOCK,        /* another stock, of which the scenario takes */
  TBR_FORM_MOVE,         /* another base for units or stock */
  TBR_FORM_POLICY,       /* who decides how */
  TBR_FORM_ROAD,         /* a link closed, slowed or opened */
  TBR_FORM_HAZARD,       /* another hazard */
  TBR_FORM_RENAME,       /* of the branch */
  TBR_FORM_SAVE,         /* under a name */
  TBR_FORM_BOOKMARK,     /* its name; no edit */
  TBR_FORM_REPORT,       /* a report; no edit */
  TBR_FORM_COVERAGE,     /* who could be where; no edit */
  TBR_FORM_ROW,          /* one value of a place of a hazard */
  TBR_FORM_SPOT,         /* another place of a hazard */
  TBR_FORM_SITE,         /* another site */
  TBR_FORM_SITE_VALUE,   /* one value of a site */
  TBR_FORM_NEW,          /* a new scenario; no edit */
  TBR_FORM_FILE,         /* the file of an import; no edit */
  TBR_FORM_OPEN,         /* a file to be opened; no edit */
  TBR_FORM_IMPORT,       /* which column is what */
  TBR_FORM_EVENT,        /* values of an inject; no edit of a scenario, as those below */
  TBR_FORM_EVENT_TEXT,   /* what it says in a language */
  TBR_FORM_EVENT_CLAUSE, /* part of its condition */
  TBR_FORM_EVENT_SAVE,   /* where the exercise is saved */
  TBR_FORM_ORDER,        /* an order in an exercise; no edit */
  TBR_FORM_MESSAGE,      /* a message in an exercise; no edit */
  TBR_FORM_WORDING,      /* other words for an inject; no edit */
  TBR_FORM_REASON,       /* what is done about an inject or a channel, and why; no edit */
  TBR_FORM_N
} TbrFormKind;

typedef enum
{
  TBR_ASK_TEXT,   /* anything; the choices, when there are any, are proposals */
  TBR_ASK_CHOICE, /* one of the choices */
  TBR_ASK_ROAD,   /* a link of the network */
  TBR_ASK_FILE,   /* a file, from a list of those that lie in a folder */
  TBR_ASK_PLACE   /* a town, or "longitude, latitude"; a click on the map gives it */
} TbrFieldKind;

/* One answer that may be chosen. */
typedef struct
{
  char *id;   /* what the edit says */
  char *name; /* what people read */
} TbrFormChoice;

typedef struct
{
  TbrFieldKind kind;
  char *id;              /* what the edit calls it */
  char *name;            /* what people read */
  char *hint;            /* unit, range, meaning */
  char *value;           /* as written so far */
  GArray *choices;       /* TbrFormChoice, NULL for none */
  TbrFilesUse files;     /* of FILE: which are listed */
  const TbrParam *param; /* whose value it is, NULL for none */
} TbrFormField;

typedef struct
{
  TbrFormKind kind; /* NONE: no form is open */
  char *title;
  char *target;        /* what it is about: "hazards.fires", "units.more" */
  char *complaint;     /* why it was refused, NULL for nothing */
  GArray *fields;      /* TbrFormField */
  guint current;       /* the field that is being written */
  guint choice;        /* of those that fit what is written */
  guint shown;         /* the field that the panel was scrolled to; beyond the last: none yet */
  double room;         /* pixels: how high it could be then */
  gboolean is_refused; /* the panel was scrolled since the complaint */
  gboolean is_new; /* nothing was written into the current field yet: the next letter begins anew */
} TbrForm;

void tbr_form_init (TbrForm *form);
/* Empties it. */
void tbr_form_clear (TbrForm *form);
/* Adds a field; its texts are copied. */
TbrFormField *tbr_form_add (TbrForm *form, TbrFieldKind kind, const char *id, const char *name,
                            const char *value);
void tbr_form_hint (TbrFormField *field, const char *hint);
void tbr_form_choice (TbrFormField *field, const char *id, const char *name);
/* Frees the texts of a choice, not the choice: for arrays of them. */
void tbr_form_choice_clear (gpointer choice);
/* Takes out fields from a number on. */
void tbr_form_cut (TbrForm *form, guint from);
TbrFormField *tbr_form_field (const TbrForm *form, guint index);
/* The value of the field of an id, "" when there is none. */
const char *tbr_form_value (const TbrForm *form, const char *id);
/* What the edit says for a choice that people see by its name; NULL when it is none. */
const char *tbr_form_chosen (const TbrFormField *field, const char *written);
/* Writes the name of a choice where its id was written. */
void tbr_form_name (TbrFormField *field);

G_END_DECLS
