/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows of a file that somebody brings along as edits of a scenario: units, sites, and places of
   hazards. */
#pragma once

#include <tabard/places.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/* Rows that one edit can bring. */
#define TBR_IMPORT_MOST 1000u

/* Where a value of each row comes from. */
typedef struct
{
  const char *param; /* "capability" */
  const char *text;  /* the name of a column of the file, or the same value for every row */
  gboolean is_column;
} TbrImportField;

typedef struct
{
  const char *hazard; /* id of the hazard whose rows they become; NULL: units or sites */
  const char *row;    /* name of its rows; NULL for units and sites */
  const TbrImportField *fields;
  guint n;           /* of them */
  gboolean is_sites; /* without a hazard: sites, not units */
} TbrImportPlan;

/* Parameters that rows can fill; NULL when the scenario has no such rows. Static. */
const TbrParam *tbr_import_params (const TbrScenario *scenario, const TbrImportPlan *plan,
                                   guint *out_n);
/* Names of columns of a file, in the order in which they occur. (transfer container); the names
   are owned by the places. */
GPtrArray *tbr_import_columns (const TbrPlaces *places);
/* The column that probably holds a parameter, by its name; NULL for none. */
const char *tbr_import_guess (const GPtrArray *columns, const char *param);

/**
 * tbr_import_edit:
 * @faults: grows by a line for each row that is left out, with its line in the file and the reason
 * @out_n: (out): rows that are brought
 *
 * One edit (<tabard/whatif.h>) that adds all rows that fit. Numbers may have a decimal comma and
 * lack the unit that the parameter is kept in; types and owners may be written by id, code or name.
 * A place that its file locates needs no lon and lat; a unit without owner belongs to the state on
 * whose land it stands.
 * Returns: (transfer full) (nullable): NULL when no row fits
 */
char *tbr_import_edit (const TbrScenario *scenario, const TbrPlaces *places,
                       const TbrImportPlan *plan, TbrDiagnostics *faults, guint *out_n);

G_END_DECLS
