/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which single change would help most, as the futures of each come in. */
#include "desktop/state.h"

#include "draw/language.h"
#include "report/phrase.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_ROWS 6

char *
tbr_helps_tell (const TbrOutlookMeasure *measure, guint variant)
{
  double mean = measure->paired[variant].difference.mean, half = measure->joint[variant];
  g_autofree char *number = fabs (mean) >= 10 ? tbr_telling_number (round (fabs (mean)))
                                              : tbr_telling_decimals (fabs (mean), 2);
  g_autofree char *amount = measure->certainty == TBR_CERTAINTY_ESTIMATED
                                ? g_strconcat ("\xe2\x89\x88 ", number, NULL)
                                : g_strdup (number);
  g_autofree char *around = tbr_telling_number (half >= 10 ? round (half) : half);
  switch (tbr_outlook_verdict (measure, variant))
    {
    case TBR_VERDICT_UNKNOWN:
      return g_strdup (_ ("Too few futures yet"));
    case TBR_VERDICT_SAME:
      return g_strdup (_ ("Makes no difference to it"));
    case TBR_VERDICT_LUCK:
      return mean < 0 ? g_strdup_printf (_ ("Cannot be told from luck: %s less, plus or minus %s"),
                                         amount, around)
                      : g_strdup_printf (_ ("Cannot be told from luck: %s more, plus or minus %s"),
                                         amount, around);
    case TBR_VERDICT_LESS:
      return g_strdup_printf (_ ("%s less, plus or minus %s"), amount, around);
    case TBR_VERDICT_MORE:
      return g_strdup_printf (_ ("%s more, plus or minus %s"), amount, around);
    case TBR_VERDICT_N:
      break;
    }
  return g_strdup ("");
}

/* Measures of which neither more nor less is better by itself. */
static const char *const neutral[] = { "K24.units-sent" };

TbrColour
tbr_helps_colour (const TbrPen *pen, const TbrOutlookMeasure *measure, guint variant)
{
  TbrVerdict verdict = tbr_outlook_verdict (measure, variant);
  gboolean is_told = verdict == TBR_VERDICT_LESS || verdict == TBR_VERDICT_MORE;
  for (guint i = 0; i < G_N_ELEMENTS (neutral); i++)
    is_told = is_told && !g_str_equal (measure->measure, neutral[i]);
  if (!is_told)
    return tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.5);
  gboolean is_more = verdict == TBR_VERDICT_MORE;
  return is_more == tbr_report_measure_is_better_large (measure->measure) ? pen->theme->served
                                                                          : pen->theme->need;
}

static void
build_progress (const TbrDesktop *desktop, TbrColumn *column)
{
  TbrProspectStage stage = tbr_prospect_stage (desktop->prospect);
  guint all, done = tbr_prospect_progress (desktop->prospect, &all);
  if (stage == TBR_PROSPECT_OVER || stage == TBR_PROSPECT_MORE)
    return;
  g_autofree char *value = g_strdup_printf (_ ("%u of %u"), done, all);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = stage == TBR_PROSPECT_FUTURES ? _ ("Running futures as it is")
                                                          : _ ("Trying single changes"),
                    .value = value,
                    .share = done / (double) MAX (all, 1) };
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 8);
}

static void
build_rows (TbrColumn *column, const TbrOutlook *outlook, const TbrOutlookMeasure *harm)
{
  g_autofree guint *order = tbr_outlook_rank (outlook, harm);
  for (guint i = 0; i < MIN (outlook->n_variants - 1, MOST_ROWS); i++)
    {
      g_autofree char *detail = tbr_helps_tell (harm, order[i]);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_TRY_CHANGE,
                        .argument = order[i],
                        .text = tbr_word (outlook->names[order[i]]),
                        .detail = detail,
                        .colour = tbr_helps_colour (column->pen, harm, order[i]) };
      tbr_column_add (column, &row);
      tbr_column_gap (column, 2);
    }
  if (outlook->n_variants - 1 <= MOST_ROWS)
    return;
  g_autofree char *more
      = g_strdup_printf (ngettext ("%u more was tried; tabard improve tells all of them.",
                                   "%u more were tried; tabard improve tells all of them.",
                                   outlook->n_variants - 1 - MOST_ROWS),
                         outlook->n_variants - 1 - MOST_ROWS);
  tbr_column_text (column, TBR_WIDGET_NOTE, more);
}

static void
build_answer (TbrColumn *column, const TbrOutlook *outlook, const TbrOutlookMeasure *harm)
{
  const TbrInterval *base = &harm->means[0];
  g_autofree char *mean = tbr_telling_number (base->mean >= 10 ? round (base->mean) : base->mean);
  g_autofree char *value
      = g_strdup_printf ("%s %s", mean, tbr_phrase_unit (harm->unit, base->mean, mean));
  g_autofree guint *order = tbr_outlook_rank (outlook, harm);
  const char *words = tbr_report_measure_harm (harm->measure);
  TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                      .text = words != NULL ? words : harm->measure,
                      .value = value,
                      .is_estimate = harm->certainty == TBR_CERTAINTY_ESTIMATED };
  tbr_column_add (column, &field);
  tbr_column_gap (column, 4);
  if (outlook->is_whole && tbr_outlook_verdict (harm, order[0]) != TBR_VERDICT_LESS)
    tbr_column_text (
        column, TBR_WIDGET_TEXT,
        _ ("No single change of the list helps so much that it can be told from luck."));
  build_rows (column, outlook, harm);
}

void
tbr_helps_build (TbrDesktop *desktop, TbrColumn *column)
{
  if (desktop->prospect == NULL)
    return;
  const TbrOutlook *outlook = tbr_prospect_changes (desktop->prospect);
  const TbrOutlookMeasure *harm = outlook != NULL ? tbr_changes_harm (outlook) : NULL;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHICH SINGLE CHANGE WOULD HELP MOST"));
  build_progress (desktop, column);
  if (harm != NULL)
    build_answer (column, outlook, harm);
  else if (tbr_prospect_stage (desktop->prospect) >= TBR_PROSPECT_MORE)
    tbr_column_text (column, TBR_WIDGET_TEXT, _ ("No harm was done that a change could lessen."));
  if (harm == NULL)
    return;
  g_autofree char *note = g_strdup_printf (
      ngettext ("Mean over up to %u future of each, with the same luck; the intervals hold for all "
                "changes together, 95 %%.",
                "Means over up to %u futures of each, with the same luck; the intervals hold for "
                "all changes together, 95 %%.",
                outlook->replications),
      outlook->replications);
  tbr_column_text (column, TBR_WIDGET_NOTE, note);
  tbr_column_gap (column, 4);
  tbr_column_text (column, TBR_WIDGET_NOTE,
                   _ ("Choose one: it becomes a branch, on a second map beside this one."));
}
