/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of the report: tab-separated lines, and what counts as passed. */
#include "validation/session.h"

#include <math.h>

#include "base/number.h"
#include "validation/models_closed.h"

double
validation_tolerance_closed (double expected)
{
  return VALIDATION_CLOSED_RELATIVE * fabs (expected) + VALIDATION_CLOSED_ABSOLUTE;
}

double
validation_tolerance_ode (double expected)
{
  return VALIDATION_ODE_RELATIVE * fabs (expected) + VALIDATION_ODE_ABSOLUTE;
}

gboolean
validation_session_wants (const ValidationSession *session, const char *folder, const char *name)
{
  if (session->only == NULL)
    return TRUE;
  g_autofree char *path = g_strconcat (folder, "/", name, NULL);
  for (guint i = 0; i < session->only->len; i++)
    {
      GPatternSpec *pattern = g_ptr_array_index (session->only, i);
      if (g_pattern_spec_match_string (pattern, name) || g_pattern_spec_match_string (pattern, path)
          || g_pattern_spec_match_string (pattern, folder))
        return TRUE;
    }
  return FALSE;
}

/* Tabs and line ends in a name would break the table. */
static void
print_text (FILE *out, const char *text)
{
  for (; *text != '\0'; text++)
    fputc (g_ascii_iscntrl (*text) ? ' ' : *text, out);
}

static void
print_number (FILE *out, double value, int digits)
{
  char buffer[TBR_NUMBER_LENGTH];
  fputc ('\t', out);
  fputs (isnan (value) ? "-" : tbr_number_print_digits (value, digits, buffer), out);
}

void
validation_session_add (ValidationSession *session, const ValidationFigure *figure,
                        ValidationVerdict verdict)
{
  static const char *const words[VALIDATION_VERDICT_N] = { "pass", "fail", "skip" };
  session->n_verdicts[verdict]++;
  print_text (session->out, figure->name);
  fputc ('\t', session->out);
  print_text (session->out, figure->metric);
  print_number (session->out, figure->expected, 15);
  print_number (session->out, figure->simulated, 15);
  print_number (session->out, figure->half_width, 3);
  fprintf (session->out, "\t%s\n", words[verdict]);
  fflush (session->out);
}

void
validation_session_judge (ValidationSession *session, const ValidationFigure *figure)
{
  if (session->list)
    {
      validation_session_skip (session, figure->name, figure->metric, figure->expected, NULL);
      return;
    }
  /* written so that a NAN on either side fails */
  const gboolean good = fabs (figure->simulated - figure->expected) <= figure->half_width;
  validation_session_add (session, figure, good ? VALIDATION_PASS : VALIDATION_FAIL);
}

void
validation_session_skip (ValidationSession *session, const char *name, const char *metric,
                         double expected, const char *reason)
{
  const ValidationFigure figure = { name, metric, expected, NAN, NAN };
  validation_session_add (session, &figure, VALIDATION_SKIP);
  if (reason != NULL)
    validation_session_note (session, "%s %s: skipped: %s", name, metric, reason);
}

void
validation_session_fault (ValidationSession *session, GError *error)
{
  session->n_faults++;
  validation_session_note (session, "%s", error->message);
  g_error_free (error);
}

void
validation_session_note (ValidationSession *session, const char *format, ...)
{
  if (session->progress == NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  vfprintf (session->progress, format, arguments);
  va_end (arguments);
  fputc ('\n', session->progress);
}
