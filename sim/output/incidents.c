/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cyber incidents: how soon they were noticed, contained and mended, and reported in time (K21). */
#include "output/histogram.h"
#include "output/measure.h"

#define SECONDS_AN_HOUR 3600.0

/* The spans that are told, each from the instant at which the organisation was reached. */
typedef enum
{
  SPAN_DETECT,
  SPAN_CONTAIN,
  SPAN_RECOVER,
  SPAN_N
} Span;

/* The reports that the law wants. */
typedef enum
{
  REPORT_WARNING,
  REPORT_NOTIFICATION,
  REPORT_FINAL,
  REPORT_N
} Report;

static const char *const span_names[SPAN_N]
    = { "K21.time-to-detect", "K21.time-to-contain", "K21.time-to-recover" };
static const char *const median_names[SPAN_N]
    = { "K21.time-to-detect-median", "K21.time-to-contain-median", "K21.time-to-recover-median" };
static const char *const late_names[REPORT_N]
    = { "K21.early-warnings-late", "K21.notifications-late", "K21.final-reports-late" };
static const char *const share_names[REPORT_N]
    = { "K21.early-warnings-late-share", "K21.notifications-late-share",
        "K21.final-reports-late-share" };

/* One state, or all. */
typedef struct
{
  double hours[SPAN_N];           /* summed over incidents that came so far */
  guint32 spans[SPAN_N];          /* such incidents */
  guint32 stages[TBR_INCIDENT_N]; /* organisations that reached each stage */
  guint32 late[REPORT_N];         /* reports after the legal time */
  guint32 open, peak;             /* noticed and not contained: now, most at once */
  guint8 certainty;               /* TbrCertainty */
  guint8 reserved[3];
} Cell;

typedef struct
{
  TbrHistogram spans[SPAN_N]; /* of all incidents */
  guint32 n_cells, reserved;
  Cell cells[]; /* by state, the last but one for no state, the last for all */
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + (dictionary->n_states + 2) * sizeof (Cell);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_cells = dictionary->n_states + 2;
}

/* The span that ends with a stage, SPAN_N for none. */
static Span
span_of (TbrIncidentStage stage)
{
  if (stage == TBR_INCIDENT_DETECTED)
    return SPAN_DETECT;
  if (stage == TBR_INCIDENT_CONTAINED)
    return SPAN_CONTAIN;
  return stage == TBR_INCIDENT_RESTORED ? SPAN_RECOVER : SPAN_N;
}

static void
count (Cell *cell, const TbrFact *fact)
{
  TbrIncidentStage stage = (TbrIncidentStage) fact->code;
  Span span = span_of (stage);

  cell->stages[stage]++;
  if (span != SPAN_N)
    {
      cell->hours[span] += fact->x;
      cell->spans[span]++;
    }
  if (stage == TBR_INCIDENT_DETECTED)
    {
      cell->open++;
      cell->peak = MAX (cell->peak, cell->open);
    }
  if (stage == TBR_INCIDENT_CONTAINED)
    cell->open--;
  if (stage >= TBR_INCIDENT_WARNED && fact->y > 0)
    cell->late[stage - TBR_INCIDENT_WARNED]++;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;
  Span span;

  if (fact->kind != TBR_FACT_INCIDENT || fact->code >= TBR_INCIDENT_N)
    return;
  Cell *of_state = &state->cells[MIN (fact->c, dictionary->n_states)];
  Cell *of_all = &state->cells[state->n_cells - 1];
  count (of_state, fact);
  count (of_all, fact);
  tbr_certainty_mix (&of_state->certainty, tbr_hazard_certainty (dictionary, fact->a));
  tbr_certainty_mix (&of_all->certainty, tbr_hazard_certainty (dictionary, fact->a));
  span = span_of ((TbrIncidentStage) fact->code);
  if (span != SPAN_N)
    tbr_histogram_add (&state->spans[span], fact->x * SECONDS_AN_HOUR);
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Cell *cell)
{
  TbrCertainty certainty = (TbrCertainty) cell->certainty;

  for (guint i = 0; i < SPAN_N; i++)
    tbr_result_add (result, span_names[i], scope, key, tbr_ratio (cell->hours[i], cell->spans[i]),
                    "h", certainty);
  tbr_result_add (result, "K21.reached", scope, key, cell->stages[TBR_INCIDENT_TOUCHED], "",
                  certainty);
  tbr_result_add (result, "K21.infected", scope, key, cell->stages[TBR_INCIDENT_INFECTED], "",
                  certainty);
  tbr_result_add (result, "K21.noticed", scope, key, cell->stages[TBR_INCIDENT_DETECTED], "",
                  certainty);
  tbr_result_add (result, "K21.contained", scope, key, cell->stages[TBR_INCIDENT_CONTAINED], "",
                  certainty);
  tbr_result_add (result, "K21.recovered", scope, key, cell->stages[TBR_INCIDENT_RESTORED], "",
                  certainty);
  tbr_result_add (result, "K21.most-open-cases", scope, key, cell->peak, "", certainty);
  for (guint i = 0; i < REPORT_N; i++)
    {
      guint32 sent = cell->stages[TBR_INCIDENT_WARNED + i];
      tbr_result_add (result, late_names[i], scope, key, cell->late[i], "", certainty);
      tbr_result_add (result, share_names[i], scope, key, tbr_percent (cell->late[i], sent), "%",
                      certainty);
    }
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  const Cell *all = &state->cells[state->n_cells - 1];

  if (all->stages[TBR_INCIDENT_TOUCHED] == 0)
    return;
  tell (result, TBR_SCOPE_ALL, "", all);
  for (guint i = 0; i < SPAN_N; i++)
    tbr_result_add (result, median_names[i], TBR_SCOPE_ALL, "",
                    tbr_histogram_quantile (&state->spans[i], 0.5) / SECONDS_AN_HOUR, "h",
                    (TbrCertainty) all->certainty);
  for (guint32 i = 0; i < dictionary->n_states; i++)
    if (state->cells[i].stages[TBR_INCIDENT_TOUCHED] > 0)
      tell (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, i), &state->cells[i]);
}

const TbrOutputKind tbr_output_incidents = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "incidents",
            .title = "Cyber incidents",
            .sentence = "Tells how soon cyber incidents were noticed, contained and mended, and "
                        "how many reports came late (K21)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
