/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know, as tables: for people, and for programs. */
#include <tabard/briefing.h>

#include <tabard/table.h>
#include <tabard/units.h>

#include <math.h>

#define N(columns) G_N_ELEMENTS (columns)

static const char *
state_code (const TbrBriefing *self, TbrStateId state)
{
  return tbr_is_none (state) ? "EU" : self->scenario->map->countries[state.i].iso;
}

/* Time from @at until now. */
static TbrTime
age (const TbrBriefing *self, TbrTime at)
{
  return self->at - at;
}

/* Digits behind the point with which the smallest of some amounts still shows two that count, one
   beside great ones, and a terminal has room for: a team of experts works off a case in a day, 0.04
   an hour. */
#define MOST_DECIMALS 4u
#define GREAT 100
typedef struct
{
  double smallest; /* 0: there is none, or all are whole */
  double largest;
} Fineness;

static void
look_at (Fineness *fineness, double value)
{
  double size = fabs (value);
  if (isfinite (size))
    fineness->largest = MAX (fineness->largest, size);
  if (isfinite (size) && size != rint (size)
      && (!(fineness->smallest > 0) || size < fineness->smallest))
    fineness->smallest = size;
}

static guint
decimals_of (const Fineness *fineness)
{
  if (!(fineness->smallest > 0) || fineness->smallest >= 10)
    return 0;
  double digits = (fineness->largest < GREAT ? 1 : 0) - floor (log10 (fineness->smallest));
  return (guint) CLAMP (digits, 0, MOST_DECIMALS);
}

static Fineness
look_at_reports (const TbrBriefing *self, gboolean is_rate)
{
  Fineness fineness = { 0 };

  for (guint i = 0; i < self->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (self->reports, TbrReport, i);
      look_at (&fineness, is_rate ? report->required : report->stock);
      if (!is_rate)
        continue;
      look_at (&fineness, report->working);
      look_at (&fineness, report->promised + report->on_the_way);
    }
  return fineness;
}

static TbrTable *
report_table (const TbrBriefing *self)
{
  const Fineness open = look_at_reports (self, FALSE), rate = look_at_reports (self, TRUE);
  const TbrColumn columns[] = { { "need", NULL, TBR_COLUMN_INTEGER, 0 },
                                { "kind", NULL, TBR_COLUMN_TEXT, 0 },
                                { "state", NULL, TBR_COLUMN_TEXT, 0 },
                                { "lon", "deg", TBR_COLUMN_REAL, 2 },
                                { "lat", "deg", TBR_COLUMN_REAL, 2 },
                                { "open", NULL, TBR_COLUMN_REAL, decimals_of (&open) },
                                { "wanted an hour", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "working", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "coming", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "unit", NULL, TBR_COLUMN_TEXT, 0 },
                                { "by", NULL, TBR_COLUMN_TEXT, 0 },
                                { "age", "min", TBR_COLUMN_TIME, 0 } };
  TbrTable *table = tbr_table_new ("reports", columns, N (columns));

  for (guint i = 0; i < self->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (self->reports, TbrReport, i);
      const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) report->kind);
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, report->need.i);
      tbr_table_set_text (table, 1, info->name);
      tbr_table_set_text (table, 2, state_code (self, report->state));
      tbr_table_set_real (table, 3, report->lon);
      tbr_table_set_real (table, 4, report->lat);
      tbr_table_set_real (table, 5, report->stock);
      tbr_table_set_real (table, 6, report->required);
      tbr_table_set_real (table, 7, report->working);
      tbr_table_set_real (table, 8, report->promised + report->on_the_way);
      tbr_table_set_text (table, 9, info->unit);
      tbr_table_set_text (table, 10, tbr_report_is_alarm (report) ? "alarm" : "report");
      tbr_table_set_time (table, 11, age (self, report->as_of));
    }
  return table;
}

static TbrTable *
hazard_table (const TbrBriefing *self)
{
  static const TbrColumn columns[]
      = { { "hazard", NULL, TBR_COLUMN_TEXT, 0 },     { "kind", NULL, TBR_COLUMN_TEXT, 0 },
          { "reports", NULL, TBR_COLUMN_INTEGER, 0 }, { "lon", "deg", TBR_COLUMN_REAL, 4 },
          { "lat", "deg", TBR_COLUMN_REAL, 4 },       { "reach", "m", TBR_COLUMN_REAL, 0 },
          { "age", NULL, TBR_COLUMN_TIME, 0 } };
  TbrTable *table = tbr_table_new ("hazards", columns, N (columns));

  for (guint i = 0; i < self->hazards->len; i++)
    {
      const TbrHazardSeen *seen = &g_array_index (self->hazards, TbrHazardSeen, i);
      const TbrObject *hazard
          = tbr_scenario_object (self->scenario, TBR_SECTION_HAZARDS, seen->hazard);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, hazard->id);
      tbr_table_set_text (table, 1, hazard->kind->name);
      tbr_table_set_integer (table, 2, seen->n_reports);
      if (seen->n_reports == 0)
        continue;
      tbr_table_set_real (table, 3, seen->lon);
      tbr_table_set_real (table, 4, seen->lat);
      tbr_table_set_real (table, 5, seen->reach);
      tbr_table_set_time (table, 6, age (self, seen->as_of));
    }
  return table;
}

static TbrTable *
unit_table (const TbrBriefing *self)
{
  static const TbrColumn columns[]
      = { { "unit", NULL, TBR_COLUMN_TEXT, 0 },  { "type", NULL, TBR_COLUMN_TEXT, 0 },
          { "phase", NULL, TBR_COLUMN_TEXT, 0 }, { "need", NULL, TBR_COLUMN_INTEGER, 0 },
          { "lon", "deg", TBR_COLUMN_REAL, 2 },  { "lat", "deg", TBR_COLUMN_REAL, 2 },
          { "for", "min", TBR_COLUMN_TIME, 0 } };
  TbrTable *table = tbr_table_new ("units", columns, N (columns));

  for (guint i = 0; i < self->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (self->units, TbrUnitView, i);
      const TbrUnitSpec *spec = &self->scenario->units[unit->unit.i];
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, spec->id);
      tbr_table_set_text (table, 1,
                          tbr_scenario_object (self->scenario, TBR_SECTION_CAPABILITIES,
                                               spec->capability)
                              ->id);
      tbr_table_set_text (table, 2, tbr_phase_names[unit->phase]);
      if (!tbr_is_none (unit->need))
        tbr_table_set_integer (table, 3, unit->need.i);
      tbr_table_set_real (table, 4, (double) unit->lon);
      tbr_table_set_real (table, 5, (double) unit->lat);
      tbr_table_set_time (table, 6, unit->until == TBR_NEVER ? TBR_NEVER : unit->until - self->at);
    }
  return table;
}

static TbrTable *
line_table (const TbrBriefing *self)
{
  Fineness rate = { 0 };
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TbrLineSeen *line = &g_array_index (self->lines, TbrLineSeen, i);
      look_at (&rate, line->asked);
      look_at (&rate, line->accepted);
    }
  const TbrColumn columns[] = { { "line", NULL, TBR_COLUMN_INTEGER, 0 },
                                { "by", NULL, TBR_COLUMN_TEXT, 0 },
                                { "need", NULL, TBR_COLUMN_TEXT, 0 },
                                { "work", NULL, TBR_COLUMN_TEXT, 0 },
                                { "asked an hour", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "accepted", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "own", NULL, TBR_COLUMN_TEXT, 0 },
                                { "age", "min", TBR_COLUMN_TIME, 0 } };
  TbrTable *table = tbr_table_new ("requests", columns, N (columns));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TbrLineSeen *line = &g_array_index (self->lines, TbrLineSeen, i);
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, line->line);
      tbr_table_set_text (table, 1, state_code (self, line->state));
      tbr_table_set_text (table, 2, tbr_need_names[line->need]);
      tbr_table_set_text (table, 3, tbr_work_names[line->work]);
      tbr_table_set_real (table, 4, line->asked);
      tbr_table_set_real (table, 5, line->accepted);
      tbr_table_set_text (table, 6, line->is_own ? "yes" : "no");
      tbr_table_set_time (table, 7, age (self, line->opened));
    }
  return table;
}

static TbrTable *
offer_table (const TbrBriefing *self)
{
  Fineness rate = { 0 };
  for (guint i = 0; i < self->offers->len; i++)
    look_at (&rate, g_array_index (self->offers, TbrOfferSeen, i).rate);
  const TbrColumn columns[] = { { "offer", NULL, TBR_COLUMN_INTEGER, 0 },
                                { "line", NULL, TBR_COLUMN_INTEGER, 0 },
                                { "unit", NULL, TBR_COLUMN_TEXT, 0 },
                                { "by", NULL, TBR_COLUMN_TEXT, 0 },
                                { "rate an hour", NULL, TBR_COLUMN_REAL, decimals_of (&rate) },
                                { "status", NULL, TBR_COLUMN_TEXT, 0 },
                                { "to answer", NULL, TBR_COLUMN_TEXT, 0 },
                                { "age", "min", TBR_COLUMN_TIME, 0 },
                                { "lapses in", "min", TBR_COLUMN_TIME, 0 } };
  TbrTable *table = tbr_table_new ("offers", columns, N (columns));

  for (guint i = 0; i < self->offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (self->offers, TbrOfferSeen, i);
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, offer->offer);
      tbr_table_set_integer (table, 1, offer->line);
      tbr_table_set_text (table, 2, self->scenario->units[offer->unit.i].id);
      tbr_table_set_text (table, 3, state_code (self, offer->owner));
      tbr_table_set_real (table, 4, offer->rate);
      tbr_table_set_text (table, 5, offer->status);
      tbr_table_set_text (table, 6, offer->is_to_answer ? "yes" : "no");
      tbr_table_set_time (table, 7, age (self, offer->made));
      tbr_table_set_time (table, 8,
                          offer->lapses == TBR_NEVER ? TBR_NEVER : offer->lapses - self->at);
    }
  return table;
}

static TbrTable *
letter_table (const TbrBriefing *self)
{
  static const TbrColumn columns[]
      = { { "at", NULL, TBR_COLUMN_INSTANT, 0 }, { "medium", NULL, TBR_COLUMN_TEXT, 0 },
          { "from", NULL, TBR_COLUMN_TEXT, 0 },  { "subject", NULL, TBR_COLUMN_TEXT, 0 },
          { "text", NULL, TBR_COLUMN_TEXT, 0 },  { "sent", NULL, TBR_COLUMN_INSTANT, 0 } };
  TbrTable *table = tbr_table_new ("messages", columns, N (columns));

  for (guint i = 0; i < self->letters->len; i++)
    {
      const TbrLetter *letter = &g_array_index (self->letters, TbrLetter, i);
      tbr_table_add_row (table);
      tbr_table_set_time (table, 0, self->scenario->start_unix + letter->at);
      tbr_table_set_text (table, 1, tbr_medium_names[letter->medium]);
      tbr_table_set_text (table, 2, letter->from);
      tbr_table_set_text (table, 3, letter->subject);
      tbr_table_set_text (table, 4, letter->body);
      tbr_table_set_time (table, 5, self->scenario->start_unix + letter->sent);
    }
  return table;
}

static TbrTable *
channel_table (const TbrBriefing *self)
{
  static const TbrColumn columns[] = { { "medium", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "contact", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "since", NULL, TBR_COLUMN_INSTANT, 0 },
                                       { "what is sent", NULL, TBR_COLUMN_TEXT, 0 } };
  TbrTable *table = tbr_table_new ("channels", columns, N (columns));

  for (guint i = 0; i < self->channels->len; i++)
    {
      const TbrContactSeen *seen = &g_array_index (self->channels, TbrContactSeen, i);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, tbr_medium_names[seen->channel->medium]);
      tbr_table_set_text (table, 1, seen->is_cut ? "no" : "yes");
      if (seen->since != TBR_NEVER)
        tbr_table_set_time (table, 2, self->scenario->start_unix + seen->since);
      tbr_table_set_text (table, 3,
                          !seen->is_cut                           ? "arrives"
                          : seen->channel->sent == TBR_SENT_WAITS ? "waits"
                                                                  : "is lost");
    }
  return table;
}

/* "no contact by phone since ...", a line a channel that is cut. */
static void
append_silences (const TbrBriefing *self, GString *out)
{
  for (guint i = 0; i < self->channels->len; i++)
    {
      const TbrContactSeen *seen = &g_array_index (self->channels, TbrContactSeen, i);
      if (!seen->is_cut)
        continue;
      g_autofree char *since = tbr_instant_format (self->scenario->start_unix + seen->since);
      g_string_append_printf (out, "no contact by %s since %s\n",
                              tbr_medium_names[seen->channel->medium], since);
    }
}

typedef TbrTable *(*MakeFunc) (const TbrBriefing *self);
static const MakeFunc makers[] = { channel_table, letter_table, hazard_table, report_table,
                                   line_table,    offer_table,  unit_table };

char *
tbr_briefing_text (const TbrBriefing *self)
{
  const TbrRole *role = &self->exercise->roles[self->role];
  GString *out = g_string_new (NULL);
  g_autofree char *at = tbr_instant_format (self->scenario->start_unix + self->at);
  g_autofree char *until = tbr_instant_format (self->scenario->start_unix + self->until);

  gboolean is_over = self->at >= self->exercise->begin + self->exercise->duration;

  /* at the end doctrine takes all seats: that is not who has played */
  g_string_append_printf (out, "%s (%s) at %s, %s\n", role->title, role->seat, at,
                          is_over           ? "the exercise is over"
                          : self->by_person ? "played by a person"
                                            : "played by doctrine");
  if (self->duty != NULL && *self->duty->subject != '\0'
      && !g_str_equal (self->duty->subject, role->title))
    g_string_append_printf (out, "%s\n", self->duty->subject);
  if (self->duty != NULL && *self->duty->body != '\0')
    g_string_append_printf (out, "%s\n", self->duty->body);
  if (self->by_person && self->at >= self->from && self->at < self->until)
    g_string_append_printf (out, "may order until %s: %s\n", until,
                            *role->orders != '\0' ? role->orders : "all of its seat");
  append_silences (self, out);
  for (guint i = 0; i < N (makers); i++)
    {
      g_autoptr (TbrTable) table = makers[i](self);
      g_string_append_printf (out, "\n%s: %u\n", tbr_table_name (table), tbr_table_n_rows (table));
      if (tbr_table_n_rows (table) > 0)
        tbr_table_append_text (table, out);
    }
  return g_string_free (out, FALSE);
}

char *
tbr_briefing_json (const TbrBriefing *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *at = tbr_instant_format (self->scenario->start_unix + self->at);

  g_string_append_printf (out, "{\"role\":\"%s\",\"at\":\"%s\",\"by_person\":%s,\"tables\":[",
                          self->exercise->roles[self->role].id, at,
                          self->by_person ? "true" : "false");
  for (guint i = 0; i < N (makers); i++)
    {
      g_autoptr (TbrTable) table = makers[i](self);
      g_string_append (out, i > 0 ? "," : "");
      tbr_table_append_json (table, out);
    }
  g_string_append (out, "]}\n");
  return g_string_free (out, FALSE);
}
