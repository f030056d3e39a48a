/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* survival/observed.csv: facts of past disasters against the curves that tabard uses. */
#include "validation/folders.h"

#include <math.h>
#include <string.h>

#include "hazards/cardiac_arrest.h"
#include "hazards/survivors.h"
#include "validation/table_file.h"

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0

enum
{
  ID,
  EVENT,
  QUANTITY,
  VALUE,
  TOLERANCE,
  N_COLUMNS
};

static const char *const columns[]
    = { "id", "event_or_model", "quantity", "value", "tolerance", NULL };

/* "alive among people extricated on day 2": at the middle of that day. */
static gboolean
alive_on_day (const char *quantity, double *out_value)
{
  static const char prefix[] = "alive among people extricated on day ";
  if (!g_str_has_prefix (quantity, prefix))
    return FALSE;
  const double day = g_ascii_strtod (quantity + strlen (prefix), NULL);
  const TbrSurvivalCurve curve = TBR_SURVIVAL_TRAPPED_RECORD;
  *out_value = tbr_survival_share (&curve, (day - 0.5) * DAY);
  return day >= 1;
}

/* "2 to 6" h: the time at which half are dead has to lie in it. */
static gboolean
earthen_half_life (const char *quantity, const char *text, ValidationFigure *figure)
{
  char *end;
  if (!g_str_has_prefix (quantity, "time by which less than half of the buried are alive"))
    return FALSE;
  const double low = g_ascii_strtod (text, &end);
  if (end == text || !g_str_has_prefix (end, " to "))
    return FALSE;
  const double high = g_ascii_strtod (end + strlen (" to "), NULL);
  const TbrSurvivalCurve curve = TBR_SURVIVAL_EARTHEN;
  figure->expected = (low + high) / 2;
  figure->half_width = (high - low) / 2;
  figure->simulated = tbr_survival_time (&curve, 0, 0.5) / HOUR;
  return TRUE;
}

/* Larsen's line falls to nothing at the time that two of its points tell. */
static double
larsen_end (void)
{
  const double start = tbr_cardiac_arrest_larsen (0, 0, 0);
  return start / (start - tbr_cardiac_arrest_larsen (MINUTE, MINUTE, MINUTE));
}

/* "0.67 / -0.023 / -0.011 / -0.021": the chance at once, and what a minute of each delay costs. */
static void
judge_constants (ValidationSession *session, const char *id, const char *text)
{
  static const char *const names[] = { "constant", "per_minute_to_cpr", "per_minute_to_first_shock",
                                       "per_minute_to_advanced_care" };
  const double start = tbr_cardiac_arrest_larsen (0, 0, 0);
  const double found[] = { start, tbr_cardiac_arrest_larsen (MINUTE, 0, 0) - start,
                           tbr_cardiac_arrest_larsen (0, MINUTE, 0) - start,
                           tbr_cardiac_arrest_larsen (0, 0, MINUTE) - start };
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  for (guint i = 0; parts[i] != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const double expected = g_ascii_strtod (g_strstrip (parts[i]), NULL);
      const ValidationFigure figure
          = { id, names[i], expected, found[i], validation_tolerance_closed (expected) };
      validation_session_judge (session, &figure);
    }
}

static gboolean
judge_row (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  const char *id = tbr_csv_text (csv, at[ID]), *quantity = tbr_csv_text (csv, at[QUANTITY]);
  const char *text = tbr_csv_text (csv, at[VALUE]);
  if (!validation_session_wants (session, "survival", id))
    return TRUE;
  ValidationFigure figure = { id, quantity, NAN, NAN, NAN };
  if (g_str_has_prefix (quantity, "constant / per minute"))
    {
      judge_constants (session, id, text);
      return TRUE;
    }
  if (earthen_half_life (quantity, text, &figure))
    {
      validation_session_judge (session, &figure);
      return TRUE;
    }
  const gboolean kobe = alive_on_day (quantity, &figure.simulated);
  if (!kobe && !g_str_has_prefix (quantity, "minutes to zero survival with no treatment"))
    {
      validation_session_skip (session, id, quantity, NAN, "no law of tabard gives this");
      return TRUE;
    }
  if (!tbr_csv_real (csv, at[VALUE], &figure.expected, error))
    return FALSE;
  if (kobe && !tbr_csv_real (csv, at[TOLERANCE], &figure.half_width, error))
    return FALSE;
  if (!kobe)
    {
      /* the file rounds to a hundredth */
      figure.simulated = larsen_end ();
      figure.half_width = 0.005;
    }
  validation_session_judge (session, &figure);
  return TRUE;
}

void
validation_folder_survival (ValidationSession *session, const char *directory)
{
  validation_table_run (session, directory, "observed.csv", columns, judge_row);
}
