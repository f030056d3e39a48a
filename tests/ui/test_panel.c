/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Panels: what they name, how they scroll, what lies under the pointer, which colour means what. */
#include "watched.h"

#include "desktop/state.h"

#include <string.h>

static const char *const briefly[] = { "meta.duration=2 d", NULL };

static Watched sweden; /* opened once, left on the start of its run */

static TbrPanel *
side (void)
{
  return &sweden.desktop->panels[TBR_PANEL_SIDE];
}

static void
choose_fires (void)
{
  TbrThing fires = { TBR_THING_HAZARD, 0 };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (fires));
}

/* ---- states ---- */

/* The field of the details for the state of the fires. */
static TbrWidget
state_field (void)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_EDIT_PARAM && g_str_equal (widget->text, "state"))
        return *widget;
    }
  g_assert_not_reached ();
}

static void
test_panel_names_the_state_of_a_hazard (void)
{
  choose_fires ();
  TbrWidget field = state_field ();
  g_assert_cmpstr (field.value, ==, "Sweden");
  guint64 digest = tbr_player_digest (tbr_desktop_player (sweden.desktop));
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  choose_fires ();
  field = state_field ();
  tbr_desktop_act (sweden.desktop, field.action, field.argument);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Sweden"));
  g_assert_cmpstr (tbr_form_field (&sweden.desktop->form, 0)->value, ==, "Sweden");
  /* as it is offered it says what was there */
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpstr (state_field ().value, ==, "Sweden");
  g_assert_cmphex (tbr_player_digest (tbr_desktop_player (sweden.desktop)), ==, digest);
}

/* ---- scrolling ---- */

static void
test_panel_scrolls_below_its_tabs (void)
{
  choose_fires ();
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE));
  watched_key (&sweden, TBR_KEY_PAGE_DOWN, 0);
  (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  g_assert_cmpfloat (side ()->scroll, >, 100);
  /* the tabs are where they were, and another page begins at its top */
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_LEGEND, 0);
  g_assert_cmpint (sweden.desktop->tab, ==, TBR_TAB_LEGEND);
  g_assert_cmpfloat (side ()->scroll, ==, 0);
  choose_fires ();
  (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  watched_key (&sweden, TBR_KEY_PAGE_DOWN, 0);
  watched_key (&sweden, TBR_KEY_PAGE_UP, 0);
  g_assert_cmpfloat (side ()->scroll, ==, 0);
  watched_key (&sweden, TBR_KEY_PAGE_DOWN, 0);
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  g_assert_cmpint (sweden.desktop->tab, ==, TBR_TAB_WHATIF);
  g_assert_cmpfloat (side ()->scroll, ==, 0);
  watched_settle (&sweden);
}

static void
test_panel_sheet_scrolls_by_keys (void)
{
  const TbrPanel *sheet = &sweden.desktop->panels[TBR_PANEL_SHEET];
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, 400, 1);
  watched_key (&sweden, TBR_KEY_F1, 0);
  (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_SHEET);
  watched_key (&sweden, TBR_KEY_DOWN, 0);
  double line = sheet->scroll;
  g_assert_cmpfloat (line, >, 0);
  watched_key (&sweden, TBR_KEY_PAGE_DOWN, 0);
  g_assert_cmpfloat (sheet->scroll, >, 2 * line);
  watched_key (&sweden, TBR_KEY_PAGE_UP, 0);
  watched_key (&sweden, TBR_KEY_UP, 0);
  g_assert_cmpfloat (sheet->scroll, ==, 0);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
}

/* Whether a widget of the form is seen whole: in its body, or in its foot. */
static gboolean
is_in_sight (const TbrWidget *widget)
{
  const TbrPanel *form = &sweden.desktop->panels[TBR_PANEL_FORM];
  double end = form->content - form->foot, hidden = MAX (form->content - form->rect.height, 0);
  gboolean is_foot = widget->rect.y >= end, is_head = widget->rect.y < form->head;
  double top = widget->rect.y;
  if (!is_head)
    top -= is_foot ? hidden : form->scroll;
  return top >= (is_head ? 0 : form->head)
         && top + widget->rect.height <= form->rect.height - (is_foot ? 0 : form->foot) + 1;
}

/* What the form is about, what is written, why it was refused and what is pressed then are seen at
 * once. */
static void
check_refusal (void)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM);
  const char *complaint = sweden.desktop->form.complaint;
  guint n = 0;
  g_assert_nonnull (complaint);
  for (guint k = 0; k < tree->widgets->len; k++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, k);
      if (widget->kind != TBR_WIDGET_INPUT && widget->kind != TBR_WIDGET_MAIN
          && widget->kind != TBR_WIDGET_TITLE && !g_str_equal (widget->text, complaint))
        continue;
      n++;
      g_assert_true (is_in_sight (widget));
    }
  g_assert_cmpuint (n, ==, 4);
}

/* Of a form that is higher than the map the field that is to be mended is seen, in any window, and
   it is the one which is written. */
static void
check_refusal_in_windows (void)
{
  static const int heights[] = { 500, 620, 720, 1400 };
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      tbr_desktop_resize (sweden.desktop, 1280, heights[i], 1);
      check_refusal ();
    }
}

static void
test_panel_form_keeps_what_was_refused_in_sight (void)
{
  static const int heights[] = { 500, 720, 1400 };
  const TbrForm *form = &sweden.desktop->form;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      /* the last field is empty, the second one has many answers */
      tbr_desktop_resize (sweden.desktop, 1280, heights[i], 1);
      watched_key (&sweden, 'z', 0);
      watched_write (&sweden, "earthquake");
      watched_key (&sweden, TBR_KEY_ENTER, 0);
      check_refusal_in_windows ();
      g_assert_cmpstr (tbr_form_field (form, form->current)->id, ==, "magnitude");
      watched_key (&sweden, TBR_KEY_ESCAPE, 0);
      /* the base is missing, and the first of many fields, with many answers, is written */
      tbr_desktop_resize (sweden.desktop, 1280, heights[i], 1);
      watched_key (&sweden, 'a', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
      check_refusal_in_windows ();
      watched_key (&sweden, TBR_KEY_ESCAPE, 0);
    }
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
}

/* A form that is higher than the map has room for keeps its buttons in sight, and what is written
   above them, field by field. */
static void
test_panel_form_keeps_its_buttons (void)
{
  const TbrPanel *form = &sweden.desktop->panels[TBR_PANEL_FORM];
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, 620, 1);
  watched_key (&sweden, 'a', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  for (guint i = 0; i < sweden.desktop->form.fields->len; i++)
    {
      const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM);
      double hidden = MAX (form->content - form->rect.height, 0);
      g_assert_true (i > 0 || hidden > 20);
      for (guint k = 0; k < tree->widgets->len; k++)
        {
          const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, k);
          TbrRect at = widget->rect;
          double end = form->rect.height - (widget->kind == TBR_WIDGET_INPUT ? form->foot : 0);
          if (widget->kind != TBR_WIDGET_INPUT && widget->action != TBR_ACT_FORM_USE)
            continue;
          double seen = at.y - (widget->kind == TBR_WIDGET_INPUT ? form->scroll : hidden);
          g_assert_cmpfloat (seen, >=, 0);
          g_assert_cmpfloat (seen + at.height, <=, end + 1);
          int found = tbr_panel_widget_at (sweden.desktop, TBR_PANEL_FORM, form->rect.x + at.x + 5,
                                           form->rect.y + seen + at.height / 2);
          g_assert_true (widget->kind == TBR_WIDGET_INPUT || found == (int) k);
        }
      watched_key (&sweden, TBR_KEY_TAB, 0);
    }
  watched_use (&sweden, TBR_PANEL_FORM, TBR_ACT_FORM_USE, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Not done"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
}

/* Whatever the panel holds now, what is pointed at is what lies under the pointer. */
static void
test_panel_points_at_what_is_there_now (void)
{
  watched_key (&sweden, 'w', 0);
  TbrRect rect = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_SIDE);
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  const TbrWidget *button = tbr_tree_find (tree, TBR_ACT_BRANCH, 0);
  g_assert_nonnull (button);
  TbrInput input = { .kind = TBR_INPUT_MOVE,
                     .x = rect.x + button->rect.x + 5,
                     .y = rect.y + button->rect.y + 5 };
  tbr_desktop_input (sweden.desktop, &input);
  g_assert_cmpint (sweden.desktop->hover, >=, 0);
  static const guint32 pages[] = { 'f', 'c', 'l', 'w' };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      watched_key (&sweden, pages[i], 0);
      (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
      g_assert_cmpint (sweden.desktop->hover, ==,
                       tbr_panel_widget_at (sweden.desktop, TBR_PANEL_SIDE, input.x, input.y));
    }
  input.kind = TBR_INPUT_LEAVE;
  tbr_desktop_input (sweden.desktop, &input);
}

/* ---- the camera ---- */

static void
test_panel_map_opens_where_it_happens (void)
{
  const TbrBox all = { -11, 34.5, 34, 71 };
  Watched watched;
  watched_init_futures (&watched, "beirut-2020", briefly, 0);
  watched_settle (&watched);
  TbrView europe = *tbr_desktop_view (watched.desktop);
  tbr_view_fit (&europe, &all);
  g_assert_cmpfloat (tbr_desktop_view (watched.desktop)->scale, <, europe.scale / 2);
  watched_clear (&watched);
}

/* ---- details ---- */

static guint
place_of (const char *text)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_str_equal (g_array_index (tree->widgets, TbrWidget, i).text, text))
      return i;
  g_error ("the panel does not say %s", text);
}

static void
test_panel_tells_of_towns_and_sites (void)
{
  const TbrMap *map = sweden.desktop->map->map;
  guint32 city = 0, site = 0;
  while (map->cities[city].population < 1000000 || tbr_is_none (map->cities[city].state))
    city++;
  TbrThing thing = { TBR_THING_CITY, city };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  const char *state = map->countries[map->cities[city].state.i].name;
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, state));
  (void) place_of ("People");
  thing = (TbrThing){ TBR_THING_SITE, site };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  (void) place_of ("Condition");
}

static void
test_panel_says_first_what_a_unit_does (void)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, TBR_DAY);
  watched_settle (&sweden);
  const GArray *units = sweden.desktop->moment->snapshot->units;
  guint i = 0;
  while (i < units->len && g_array_index (units, TbrUnitView, i).phase != TBR_PHASE_WORKING)
    i++;
  g_assert_cmpuint (i, <, units->len);
  TbrThing thing = { TBR_THING_UNIT, i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  guint why = place_of ("WHY: WHAT HAPPENED, LATEST FIRST"), what = place_of ("WHAT IT IS");
  g_assert_cmpuint (place_of ("Now"), <, why);
  g_assert_cmpuint (place_of ("Base"), <, why);
  g_assert_cmpuint (place_of ("SENT FOR"), <, why);
  /* five reasons, and that there were more; the way to another base and a note; then this */
  guint out = place_of ("Take it out of service");
  g_assert_cmpuint (out, >, why);
  g_assert_cmpuint (out - why, <=, 9);
  g_assert_cmpuint (out, <, what);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 0);
  watched_settle (&sweden);
}

/* Digits stand in threes wherever a number is told; a year does not. */
static void
test_panel_groups_digits_alike (void)
{
  TbrThing state = { TBR_THING_STATE, tbr_map_find_state (sweden.desktop->map->map, "SE").i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (state));
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->kind == TBR_WIDGET_FIELD)
        g_assert_cmpuint (strspn (widget->value, "0123456789"), <=, 4);
    }
}

/* ---- who could be where ---- */

static void
test_panel_explains_what_was_asked_for (void)
{
  watched_key (&sweden, 'v', 0);
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpint (sweden.desktop->tab, ==, TBR_TAB_LEGEND);
  TbrLegendRow other = { TBR_LEGEND_LINK, 0, "closed", 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TbrLegendRow));
  g_array_append_val (rows, other);
  tbr_coverage_add_legend (sweden.desktop, rows);
  g_assert_cmpint (g_array_index (rows, TbrLegendRow, 1).sign, ==, TBR_LEGEND_COVER);
  g_assert_cmpint (g_array_index (rows, TbrLegendRow, rows->len - 1).sign, ==, TBR_LEGEND_LINK);
}

/* ---- what numbers look like ---- */

static TbrColour
colour_of (const char *name, double change)
{
  TbrPen pen = { .theme = tbr_theme_get (TBR_THEME_LIGHT), .ui = 1 };
  TbrInterval means[] = { { 40, 10, 1 }, { 40, 10 + change, 1 } };
  TbrPaired paired[] = { { .difference = { 40, 0, 0 } }, { .difference = { 40, change, 0.1 } } };
  double joint[] = { 0, 0.1 };
  g_autofree char *measure = g_strdup (name);
  const TbrOutlookMeasure one
      = { .measure = measure, .varies = TRUE, .means = means, .paired = paired, .joint = joint };
  g_assert_cmpint (tbr_outlook_verdict (&one, 1), ==,
                   change > 0 ? TBR_VERDICT_MORE : TBR_VERDICT_LESS);
  return tbr_helps_colour (&pen, &one, 1);
}

static void
test_panel_colours_what_is_better (void)
{
  const TbrTheme *theme = tbr_theme_get (TBR_THEME_LIGHT);
  g_assert_cmphex (colour_of ("K10.deaths", 2), ==, theme->need);
  g_assert_cmphex (colour_of ("K10.deaths", -2), ==, theme->served);
  /* more time at work is no harm */
  g_assert_cmphex (colour_of ("K23.utilisation", 2), ==, theme->served);
  g_assert_cmphex (colour_of ("K23.utilisation", -2), ==, theme->need);
  TbrColour neutral = colour_of ("K24.units-sent", 2);
  g_assert_cmphex (neutral, !=, theme->served);
  g_assert_cmphex (neutral, !=, theme->need);
}

static void
test_panel_marks_estimates_before_the_number (void)
{
  static const TbrWidgetKind kinds[] = { TBR_WIDGET_FIELD, TBR_WIDGET_ROW };
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
      cairo_t *cr = cairo_create (nowhere);
      TbrPen pen;
      tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
      pen.runs = runs;
      const TbrWidget widget = { .kind = kinds[k],
                                 .rect = { 0, 0, 300, 40 },
                                 .text = "deaths",
                                 .detail = "",
                                 .value = "12",
                                 .is_estimate = TRUE };
      gboolean is_marked = FALSE;
      tbr_widget_paint (&pen, &widget, TBR_STATE_USUAL);
      for (guint i = 0; i < runs->len; i++)
        {
          char *text = g_array_index (runs, TbrTextRun, i).text;
          is_marked = is_marked || g_str_equal (text, "\xe2\x89\x88 12");
          g_free (text);
        }
      g_assert_true (is_marked);
      tbr_pen_clear (&pen);
      cairo_destroy (cr);
      cairo_surface_destroy (nowhere);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  watched_init_futures (&sweden, "sweden-2018", briefly, 0);
  watched_settle (&sweden);
  g_test_add_func ("/ui/panel/names-the-state-of-a-hazard", test_panel_names_the_state_of_a_hazard);
  g_test_add_func ("/ui/panel/scrolls-below-its-tabs", test_panel_scrolls_below_its_tabs);
  g_test_add_func ("/ui/panel/sheet-scrolls-by-keys", test_panel_sheet_scrolls_by_keys);
  g_test_add_func ("/ui/panel/form-keeps-what-was-refused-in-sight",
                   test_panel_form_keeps_what_was_refused_in_sight);
  g_test_add_func ("/ui/panel/form-keeps-its-buttons", test_panel_form_keeps_its_buttons);
  g_test_add_func ("/ui/panel/points-at-what-is-there-now", test_panel_points_at_what_is_there_now);
  g_test_add_func ("/ui/panel/map-opens-where-it-happens", test_panel_map_opens_where_it_happens);
  g_test_add_func ("/ui/panel/tells-of-towns-and-sites", test_panel_tells_of_towns_and_sites);
  g_test_add_func ("/ui/panel/says-first-what-a-unit-does", test_panel_says_first_what_a_unit_does);
  g_test_add_func ("/ui/panel/groups-digits-alike", test_panel_groups_digits_alike);
  g_test_add_func ("/ui/panel/explains-what-was-asked-for", test_panel_explains_what_was_asked_for);
  g_test_add_func ("/ui/panel/colours-what-is-better", test_panel_colours_what_is_better);
  g_test_add_func ("/ui/panel/marks-estimates-before-the-number",
                   test_panel_marks_estimates_before_the_number);
  int result = g_test_run ();
  watched_clear (&sweden);
  return result;
}
