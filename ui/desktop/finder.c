/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Searching everything that has a name, jumping to a date, and the sheet of keys. */
#include "desktop/bookmarks.h"
#include "desktop/fold.h"
#include "desktop/state.h"

#include "draw/backdrop.h"
#include "draw/language.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ANSWERS 9u

/* ---- search ---- */

typedef struct
{
  TbrDesktop *desktop;
  const char *wanted; /* folded */
  int rank;           /* that counts in this pass */
} Query;

static void
offer (Query *query, TbrThingKind kind, guint32 i, const char *name)
{
  if (query->desktop->answers->len >= MOST_ANSWERS
      || tbr_fold_match (name, query->wanted) != query->rank)
    return;
  TbrAnswer answer = { .thing = { kind, i } };
  g_array_append_val (query->desktop->answers, answer);
}

static void
search_pass (Query *query)
{
  const TbrMap *map = query->desktop->map->map;
  const TbrSession *session = query->desktop->session;
  const TbrScenario *scenario = session != NULL ? session->scenario : NULL;
  const TbrSection *hazards = scenario != NULL ? &scenario->sections[TBR_SECTION_HAZARDS] : NULL;
  for (guint i = 0; i < map->n_countries; i++)
    offer (query, TBR_THING_STATE, i, tbr_word (map->countries[i].name));
  for (guint i = 0; hazards != NULL && i < hazards->n; i++)
    offer (query, TBR_THING_HAZARD, i, hazards->objects[i]->id);
  for (guint i = 0; scenario != NULL && i < scenario->n_units; i++)
    offer (query, TBR_THING_UNIT, i, scenario->units[i].id);
  for (guint i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[query->desktop->map->backdrop->city_order[i]];
      offer (query, TBR_THING_CITY, (guint32) (city - map->cities), city->name);
    }
  for (guint i = 0; i < map->n_sites; i++)
    offer (query, TBR_THING_SITE, i, map->sites[i].name);
}

void
tbr_search_update (TbrDesktop *desktop)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (desktop->written->str));
  g_autofree char *wanted = tbr_fold_text (trimmed);
  g_array_set_size (desktop->answers, 0);
  for (int rank = 2; *wanted != '\0' && rank > 0; rank--)
    {
      Query query = { desktop, wanted, rank };
      search_pass (&query);
    }
}

void
tbr_search_choose (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->answers->len)
    return;
  TbrThing thing = g_array_index (desktop->answers, TbrAnswer, index).thing;
  double lon, lat;
  tbr_desktop_close_panel (desktop, TBR_PANEL_SEARCH);
  if (tbr_desktop_place_of (desktop, thing, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
  if (thing.kind != TBR_THING_CITY)
    tbr_desktop_act (desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  tbr_desktop_touch_all (desktop);
}

/* What an answer is, below its name. (transfer full) */
static char *
describe (const TbrDesktop *desktop, TbrThing thing)
{
  static const char *const words[TBR_THING_N] = { "",
                                                  N_ ("state"),
                                                  N_ ("unit"),
                                                  N_ ("need"),
                                                  N_ ("hazard"),
                                                  N_ ("infrastructure"),
                                                  N_ ("road or ferry"),
                                                  N_ ("town"),
                                                  N_ ("policy") };
  const TbrMap *map = desktop->map->map;
  if (thing.kind == TBR_THING_UNIT)
    return g_strdup_printf (_ ("unit %s"), desktop->session->scenario->units[thing.i].id);
  TbrStateId state = thing.kind == TBR_THING_CITY   ? map->cities[thing.i].state
                     : thing.kind == TBR_THING_SITE ? map->sites[thing.i].state
                                                    : TBR_HANDLE (TbrStateId, TBR_NONE);
  return tbr_is_none (state) ? g_strdup (tbr_word (words[thing.kind]))
                             : g_strdup_printf ("%s, %s", tbr_word (words[thing.kind]),
                                                tbr_word (map->countries[state.i].name));
}

static void
add_input (const TbrDesktop *desktop, TbrColumn *column, const char *empty, TbrIcon icon)
{
  TbrWidget input = { .kind = TBR_WIDGET_INPUT,
                      .text = desktop->written->str,
                      .detail = empty,
                      .icon = icon,
                      .rect = { 0, 0, 0, TBR_INPUT_HEIGHT * desktop->ui } };
  tbr_column_add (column, &input);
  tbr_column_gap (column, 10);
}

void
tbr_panel_search (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SEARCH];
  double pad = TBR_PAD * desktop->ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  add_input (desktop, &column, _ ("State, town, unit, hazard, site"), TBR_ICON_SEARCH);
  for (guint i = 0; i < desktop->answers->len; i++)
    {
      TbrThing thing = g_array_index (desktop->answers, TbrAnswer, i).thing;
      g_autofree char *name = tbr_desktop_name_of (desktop, thing);
      g_autofree char *detail = describe (desktop, thing);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_ANSWER,
                        .argument = i,
                        .text = name,
                        .detail = detail,
                        .is_on = i == 0 && desktop->focus < 0 };
      tbr_column_add (&column, &row);
    }
  if (desktop->answers->len == 0)
    tbr_column_text (&column, TBR_WIDGET_NOTE,
                     desktop->written->len > 0 ? _ ("Nothing has this name.")
                                               : _ ("Enter goes to the first answer, Esc closes."));
  panel->content = column.y + pad;
}

/* ---- a date ---- */

/* "2018-07-20 14:00" by the scenario's clock, "36 h" or "3 d" after the start. */
static gboolean
read_date (const TbrDesktop *desktop, const char *text, TbrTime *out_at)
{
  const TbrScenario *scenario = desktop->session->scenario;
  gint64 unix_time;
  if (tbr_duration_parse (text, out_at, NULL))
    return TRUE;
  g_autofree char *iso = g_strdelimit (g_strdup (text), " ", 'T');
  g_autofree char *day = g_strconcat (iso, "T12:00Z", NULL);
  g_autofree char *minute = g_strconcat (iso, "Z", NULL);
  if (tbr_instant_parse (iso, &unix_time, NULL))
    {
      *out_at = unix_time - scenario->start_unix;
      return TRUE;
    }
  if (!tbr_instant_parse (minute, &unix_time, NULL) && !tbr_instant_parse (day, &unix_time, NULL))
    return FALSE;
  /* without an offset it is the scenario's own clock */
  *out_at = unix_time - tbr_when_offset (scenario, unix_time) - scenario->start_unix;
  return TRUE;
}

gboolean
tbr_jump_choose (TbrDesktop *desktop)
{
  g_autofree char *text = g_strstrip (g_strdup (desktop->written->str));
  TbrTime at;
  g_clear_pointer (&desktop->complaint, g_free);
  if (!read_date (desktop, text, &at))
    desktop->complaint = g_strdup (_ ("This is neither a date such as 2018-07-20 14:00 nor a time "
                                      "after the start such as 3 d."));
  else if (at < 0 || at > tbr_clock_duration (desktop))
    {
      g_autofree char *first = tbr_telling_when (desktop->session->scenario, 0);
      g_autofree char *last
          = tbr_telling_when (desktop->session->scenario, tbr_clock_duration (desktop));
      desktop->complaint = g_strdup_printf (_ ("The run goes from %s to %s."), first, last);
    }
  if (desktop->complaint != NULL)
    return FALSE;
  tbr_clock_seek (desktop, at);
  return TRUE;
}

void
tbr_panel_jump (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_JUMP];
  double pad = TBR_PAD * desktop->ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  tbr_column_text (&column, TBR_WIDGET_TITLE, _ ("Jump to a date"));
  tbr_column_gap (&column, 8);
  add_input (desktop, &column, _ ("2018-07-20 14:00, or 3 d"), TBR_ICON_DATE);
  tbr_column_text (&column, TBR_WIDGET_NOTE,
                   desktop->complaint != NULL ? desktop->complaint
                                              : _ ("Enter goes there, Esc closes."));
  tbr_bookmarks_build (desktop, &column);
  panel->content = column.y + pad;
}
