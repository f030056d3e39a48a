/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Keys and clicks do what they say: every panel, every key, without a window. */
#include "watched.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static Watched sweden; /* opened once for most tests: it is left as it was found */

static TbrTime
now (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->at;
}

static void
go_to (TbrTime at)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, at);
  watched_settle (&sweden);
  g_assert_true (now () == at);
}

/* ---- the start, the doctor ---- */

static void
test_desktop_starts_with_what_is_shipped (void)
{
  Watched watched;
  watched_init (&watched, NULL);
  watched_tick (&watched, 3);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Open a crisis"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Sweden, July 2018"));
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_START);
  int first = tbr_tree_next (tree, -1, 1);
  g_assert_cmpint (first, >=, 0);
  /* by the keyboard alone: down to the first, Enter opens it */
  watched_key (&watched, TBR_KEY_DOWN, 0);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  watched_tick (&watched, 1);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_START));
  watched_clear (&watched);
}

static void
test_desktop_shows_the_faults_of_a_broken_file (void)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("tabard-XXXXXX.xml", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  static const char text[] = "<scenario xmlns=\"urn:tabard:scenario:1\">\n<meta title=\"x\" "
                             "start=\"2020-01-01T00:00Z\" duration=\"soon\"/>\n</scenario>\n";
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  Watched watched;
  watched_init_file (&watched, path);
  for (int i = 0; i < 4000 && tbr_desktop_tree (watched.desktop, TBR_PANEL_START) == NULL; i++)
    watched_tick (&watched, 1);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "cannot be opened"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "soon"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, ":2"));
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_DOCTOR_LINE, 0);
  watched_use (&watched, TBR_PANEL_SOURCE, TBR_ACT_COPY_ROW, 0);
  TbrDesktopErrand errand = tbr_desktop_take_errand (watched.desktop);
  g_assert_nonnull (errand.clipboard);
  g_assert_nonnull (strstr (errand.clipboard, "soon"));
  g_free (errand.clipboard);
  g_assert_false (errand.quit);
  watched_clear (&watched);
  g_assert_cmpint (g_unlink (path), ==, 0);
  (void) g_close (file, NULL);
}

/* ---- time ---- */

static void
test_desktop_plays_and_pauses (void)
{
  go_to (2 * TBR_DAY);
  watched_key (&sweden, TBR_KEY_SPACE, 0);
  g_assert_true (tbr_desktop_is_playing (sweden.desktop));
  for (int i = 0; i < 2000 && now () == 2 * TBR_DAY; i++)
    watched_tick (&sweden, 1);
  watched_use (&sweden, TBR_PANEL_TIME, TBR_ACT_PLAY, 0);
  g_assert_false (tbr_desktop_is_playing (sweden.desktop));
  watched_settle (&sweden);
  g_assert_true (now () > 2 * TBR_DAY);
}

static void
test_desktop_steps_from_event_to_event (void)
{
  go_to (4 * TBR_DAY);
  watched_key (&sweden, '.', 0);
  watched_settle (&sweden);
  TbrTime next = now ();
  g_assert_true (next > 4 * TBR_DAY && next < 5 * TBR_DAY);
  watched_key (&sweden, '.', 0);
  watched_settle (&sweden);
  g_assert_true (now () > next);
  watched_key (&sweden, ',', 0);
  watched_settle (&sweden);
  g_assert_true (now () == next);
}

static void
test_desktop_jumps_to_a_date (void)
{
  watched_key (&sweden, 'g', 0);
  g_assert_true (tbr_desktop_wants_text (sweden.desktop));
  watched_write (&sweden, "never");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_JUMP, "neither a date"));
  for (int i = 0; i < 5; i++)
    watched_key (&sweden, TBR_KEY_BACKSPACE, 0);
  watched_write (&sweden, "2018-07-20 14:00");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_JUMP));
  watched_settle (&sweden);
  /* two hours ahead of UTC in summer */
  const TbrSnapshot *snapshot = tbr_desktop_moment (sweden.desktop)->snapshot;
  g_autoptr (GDateTime) wanted = g_date_time_new_utc (2018, 7, 20, 12, 0, 0);
  g_assert_cmpint (snapshot->scenario->start_unix + snapshot->at, ==,
                   g_date_time_to_unix (wanted) * TBR_SECOND);
}

static void
test_desktop_keeps_bookmarks (void)
{
  go_to (3 * TBR_DAY);
  watched_key (&sweden, 'b', 0);
  go_to (7 * TBR_DAY);
  watched_key (&sweden, 'b', 0);
  go_to (1 * TBR_DAY);
  watched_key (&sweden, 'b', TBR_WITH_SHIFT);
  watched_settle (&sweden);
  g_assert_true (now () == 3 * TBR_DAY);
  watched_key (&sweden, 'b', TBR_WITH_SHIFT);
  watched_settle (&sweden);
  g_assert_true (now () == 7 * TBR_DAY);
}

static void
test_desktop_drags_through_time (void)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_TIME);
  TbrRect line = tbr_tree_find (tree, TBR_ACT_SEEK, 0)->rect;
  TbrRect panel = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_TIME);
  TbrInput input = { .kind = TBR_INPUT_PRESS,
                     .x = panel.x + line.x,
                     .y = panel.y + line.y + line.height / 2,
                     .button = 1,
                     .clicks = 1 };
  tbr_desktop_input (sweden.desktop, &input);
  input.kind = TBR_INPUT_MOVE;
  for (int i = 1; i <= 4; i++)
    {
      input.x = panel.x + line.x + line.width * i / 8;
      tbr_desktop_input (sweden.desktop, &input);
      watched_tick (&sweden, 2);
    }
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (sweden.desktop, &input);
  watched_settle (&sweden);
  TbrTime duration = tbr_desktop_moment (sweden.desktop)->snapshot->scenario->meta->duration;
  g_assert_cmpint (ABS (now () - duration / 2), <=, TBR_MINUTE);
}

/* ---- the map ---- */

static void
test_desktop_zooms_at_the_pointer (void)
{
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  double lon, lat, x, y;
  TbrInput input = { .kind = TBR_INPUT_WHEEL, .x = 300, .y = 200, .amount = 3 };
  double scale = tbr_desktop_view (sweden.desktop)->scale;
  tbr_view_to_place (tbr_desktop_view (sweden.desktop), 300 - map.x, 200 - map.y, &lon, &lat);
  tbr_desktop_input (sweden.desktop, &input);
  watched_settle (&sweden);
  const TbrView *view = tbr_desktop_view (sweden.desktop);
  g_assert_cmpfloat_with_epsilon (view->scale, scale / pow (1.2, 3), scale * 1e-9);
  tbr_view_to_pixel (view, lon, lat, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 300 - map.x, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 200 - map.y, 0.01);
}

static void
test_desktop_pans_by_drag (void)
{
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  double lon, lat, x, y;
  tbr_view_to_place (tbr_desktop_view (sweden.desktop), 400 - map.x, 300 - map.y, &lon, &lat);
  TbrInput input = { .kind = TBR_INPUT_PRESS, .x = 400, .y = 300, .button = 1, .clicks = 1 };
  tbr_desktop_input (sweden.desktop, &input);
  input.kind = TBR_INPUT_MOVE;
  input.x = 470;
  input.y = 260;
  tbr_desktop_input (sweden.desktop, &input);
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (sweden.desktop, &input);
  tbr_view_to_pixel (tbr_desktop_view (sweden.desktop), lon, lat, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 470 - map.x, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 260 - map.y, 0.01);
  watched_settle (&sweden);
}

static void
test_desktop_switches_layers (void)
{
  watched_key (&sweden, 'y', 0);
  watched_use (&sweden, TBR_PANEL_LAYERS, TBR_ACT_LAYER, TBR_MAP_NEEDS);
  g_assert_true (tbr_view_hides (tbr_desktop_view (sweden.desktop), TBR_MAP_NEEDS));
  watched_settle (&sweden);
  g_assert_cmpuint (tbr_desktop_ground (sweden.desktop)->overlay->rings->len, ==, 0);
  watched_key (&sweden, '2', 0);
  g_assert_false (tbr_view_hides (tbr_desktop_view (sweden.desktop), TBR_MAP_NEEDS));
  watched_key (&sweden, 'u', 0);
  watched_settle (&sweden);
  g_assert_cmpuint (tbr_desktop_ground (sweden.desktop)->overlay->badges->len, ==, 0);
  watched_key (&sweden, 'u', 0);
  watched_key (&sweden, 'y', 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_LAYERS));
  watched_settle (&sweden);
}

/* ---- details ---- */

/* The first unit of the run that is at work, in the middle of the map. */
static guint32
find_worker (void)
{
  const GArray *units = tbr_desktop_moment (sweden.desktop)->snapshot->units;
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, TbrUnitView, i).phase == TBR_PHASE_WORKING)
      return i;
  g_assert_not_reached ();
}

static void
test_desktop_tells_why_a_unit_is_there (void)
{
  go_to (5 * TBR_DAY);
  TbrThing thing = { TBR_THING_UNIT, find_worker () };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  g_assert_true (tbr_thing_equal (tbr_desktop_selection (sweden.desktop), thing));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "WHY"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "works at"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "is sent to"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "at work"));
  /* a reason leads to its instant */
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  const TbrWidget *why = NULL;
  for (guint i = 0; i < tree->widgets->len && why == NULL; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_SEEK)
      why = &g_array_index (tree->widgets, TbrWidget, i);
  g_assert_nonnull (why);
  TbrTime at = why->argument;
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_SEEK, at);
  watched_settle (&sweden);
  g_assert_true (now () == at);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_true (tbr_desktop_selection (sweden.desktop).kind == TBR_THING_NONE);
}

/* The first fact of a kind; there must be one. */
static const TbrFact *
find_fact (TbrFactCode kind)
{
  const TbrChronicle *chronicle = tbr_player_chronicle (tbr_desktop_player (sweden.desktop));
  for (guint i = 0; i < tbr_chronicle_n_facts (chronicle); i++)
    if (tbr_chronicle_fact (chronicle, i)->kind == kind)
      return tbr_chronicle_fact (chronicle, i);
  g_assert_not_reached ();
}

static void
test_desktop_tells_why_an_offer_was_not_taken (void)
{
  const TbrFact *declined = find_fact (TBR_FACT_OFFER_DECLINED);
  go_to (declined->at);
  TbrThing state = { TBR_THING_STATE, declined->c };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (state));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "offers nothing for request"));
  const TbrFact *refused = find_fact (TBR_FACT_OFFER_REFUSED);
  go_to (refused->at);
  TbrThing unit = { TBR_THING_UNIT, refused->c };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (unit));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "is refused: "));
}

/* A symbol with a number opens: the panel lists the others. */
static void
test_desktop_opens_a_symbol_with_a_number (void)
{
  go_to (5 * TBR_DAY);
  const GArray *badges = tbr_desktop_ground (sweden.desktop)->overlay->badges;
  const TbrBadge *large = NULL;
  for (guint i = 0; i < badges->len && large == NULL; i++)
    if (g_array_index (badges, TbrBadge, i).count > 2)
      large = &g_array_index (badges, TbrBadge, i);
  g_assert_nonnull (large);
  TbrThing unit = { TBR_THING_UNIT, large->unit.i };
  g_autofree char *heading = g_strdup_printf ("AND %u MORE HERE", large->count - 1);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (unit));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, heading));
}

static void
test_desktop_chooses_what_is_clicked (void)
{
  go_to (5 * TBR_DAY);
  const GArray *needs = tbr_desktop_moment (sweden.desktop)->snapshot->needs;
  const GArray *rings = tbr_desktop_ground (sweden.desktop)->overlay->rings;
  g_assert_cmpuint (needs->len, >, 0);
  const TbrGround *ground = tbr_desktop_ground (sweden.desktop);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  gboolean is_found = FALSE;
  for (guint i = 0; i < rings->len && !is_found; i++)
    {
      const TbrNeedRing *ring = &g_array_index (rings, TbrNeedRing, i);
      double x = ring->x - TBR_GROUND_MARGIN, y = ring->y - TBR_GROUND_MARGIN;
      TbrPick pick = tbr_overlay_pick (ground->overlay, ring->x, ring->y);
      if (x < 20 || y < 20 || x > map.width - 60 || y > map.height - 20 || !tbr_is_none (pick.unit))
        continue;
      watched_click (&sweden, map.x + x, map.y + y);
      is_found = TRUE;
      g_assert_cmpint (tbr_desktop_selection (sweden.desktop).kind, ==, TBR_THING_NEED);
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Being done"));
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Wanted"));
    }
  g_assert_true (is_found);
}

static void
test_desktop_shows_every_kind_of_thing (void)
{
  static const struct
  {
    TbrThingKind kind;
    const char *text;
  } cases[] = { { TBR_THING_STATE, "Its units at base" },
                { TBR_THING_HAZARD, "AS THE SCENARIO SAYS" },
                { TBR_THING_SITE, "Kind" },
                { TBR_THING_LINK, "Usual speed" },
                { TBR_THING_NEED, "Open since" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TbrThing thing = { cases[i].kind, 0 };
      tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, cases[i].text));
    }
}

/* Whether a layer makes a difference to the map as it is seen. */
static gboolean
is_seen (TbrMapLayer layer)
{
  g_autofree guint32 *before = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, layer);
  watched_settle (&sweden);
  g_autofree guint32 *after = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, layer);
  watched_settle (&sweden);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  guint n = 0;
  for (int y = (int) map.y; y < (int) (map.y + map.height); y++)
    for (int x = (int) map.x; x < (int) (map.x + map.width); x++)
      n += before[y * WATCHED_WIDTH + x] != after[y * WATCHED_WIDTH + x];
  g_test_message ("layer %d: %u pixels", (int) layer, n);
  return n > 20;
}

static void
test_desktop_switches_every_layer (void)
{
  static const TbrMapLayer layers[]
      = { TBR_MAP_STATES,  TBR_MAP_WATER,   TBR_MAP_NETWORK, TBR_MAP_NAMES,
          TBR_MAP_REGIONS, TBR_MAP_HAZARDS, TBR_MAP_NEEDS,   TBR_MAP_UNITS,
          TBR_MAP_BASES,   TBR_MAP_SITES,   TBR_MAP_RELIEF };
  go_to (6 * TBR_DAY);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_NONE, 0 }));
  watched_key (&sweden, 'l', 0);
  watched_key (&sweden, TBR_KEY_HOME, 0);
  watched_settle (&sweden);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      /* borders of regions and sites are for those who look closely */
      gboolean is_near = layers[i] == TBR_MAP_REGIONS || layers[i] == TBR_MAP_SITES;
      for (int k = 0; k < 3 && is_near; k++)
        watched_key (&sweden, '+', 0);
      watched_settle (&sweden);
      g_assert_true (is_seen (layers[i]));
      g_assert_nonnull (tbr_desktop_ground (sweden.desktop));
      watched_key (&sweden, TBR_KEY_HOME, 0);
      watched_settle (&sweden);
    }
  watched_key (&sweden, 'y', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_LAYERS, "States, borders"));
  watched_key (&sweden, 'y', 0);
  watched_key (&sweden, 'f', 0);
}

/* ---- findings, search, keys ---- */

static void
test_desktop_says_first_what_matters (void)
{
  watched_key (&sweden, 'f', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Sweden: free fire line"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "hectares burned"));
  g_autofree char *digest
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                         tbr_player_digest (tbr_desktop_player (sweden.desktop)));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, digest));
  watched_key (&sweden, 'c', TBR_WITH_CONTROL);
  TbrDesktopErrand errand = tbr_desktop_take_errand (sweden.desktop);
  g_assert_nonnull (strstr (errand.clipboard, "free fire line"));
  g_free (errand.clipboard);
}

static void
test_desktop_finds_and_flies (void)
{
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  watched_write (&sweden, "osters"); /* without its dots */
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SEARCH, "\xc3\x96stersund"));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
  double lon, lat;
  const TbrView *view = tbr_desktop_view (sweden.desktop);
  tbr_unproject (view->x, view->y, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 14.64, 0.05);
  g_assert_cmpfloat_with_epsilon (lat, 63.18, 0.05);
  watched_key (&sweden, '/', 0);
  watched_write (&sweden, "qqqq");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SEARCH, "Nothing has this name"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
  watched_key (&sweden, TBR_KEY_HOME, 0);
  watched_settle (&sweden);
}

/* The sheet names every key that does something. */
static void
test_desktop_lists_its_keys (void)
{
  watched_key (&sweden, TBR_KEY_F1, 0);
  for (int i = 0; i < TBR_ACT_N; i++)
    {
      const TbrAction *action = tbr_action_get ((TbrActionId) i);
      /* those of an exercise are on the sheet while one is played or written */
      if (action->group != TBR_ACT_GROUP_NONE && action->group != TBR_ACT_GROUP_STAGE
          && action->group != TBR_ACT_GROUP_EVENTS)
        g_assert_true (watched_shows (&sweden, TBR_PANEL_SHEET, action->name));
    }
  watched_key (&sweden, '?', 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SHEET));
}

static void
test_desktop_is_reached_by_the_keyboard_alone (void)
{
  guint n_seen = 0;
  gboolean is_reached[TBR_ACT_N] = { FALSE };
  for (int i = 0; i < 80; i++)
    {
      watched_key (&sweden, TBR_KEY_TAB, 0);
      const TbrWidget *focus = tbr_desktop_focus (sweden.desktop);
      g_assert_nonnull (focus);
      is_reached[focus->action] = TRUE;
    }
  static const TbrActionId wanted[]
      = { TBR_ACT_PLAY, TBR_ACT_NEXT_FACT, TBR_ACT_FASTER,  TBR_ACT_JUMP,     TBR_ACT_BOOKMARK,
          TBR_ACT_OPEN, TBR_ACT_SEARCH,    TBR_ACT_ZOOM_IN, TBR_ACT_FINDINGS, TBR_ACT_THEME };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    n_seen += is_reached[wanted[i]];
  g_assert_cmpuint (n_seen, ==, G_N_ELEMENTS (wanted));
  do
    watched_key (&sweden, TBR_KEY_TAB, TBR_WITH_SHIFT);
  while (tbr_desktop_focus (sweden.desktop)->action != TBR_ACT_PLAY);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (tbr_desktop_is_playing (sweden.desktop));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_false (tbr_desktop_is_playing (sweden.desktop));
  watched_key (&sweden, TBR_KEY_F6, 0);
  g_assert_cmpint (tbr_desktop_focus (sweden.desktop)->action, !=, TBR_ACT_PLAY);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_focus (sweden.desktop));
}

static void
test_desktop_window_keys_are_errands (void)
{
  watched_key (&sweden, TBR_KEY_F11, 0);
  watched_key (&sweden, TBR_KEY_F12, 0);
  watched_key (&sweden, 'q', TBR_WITH_CONTROL);
  TbrDesktopErrand errand = tbr_desktop_take_errand (sweden.desktop);
  g_assert_true (errand.full_screen && errand.picture && errand.quit);
  errand = tbr_desktop_take_errand (sweden.desktop);
  g_assert_false (errand.full_screen || errand.picture || errand.quit);
  double ui = tbr_desktop_view (sweden.desktop)->ui;
  watched_key (&sweden, '+', TBR_WITH_CONTROL);
  g_assert_cmpfloat (tbr_desktop_view (sweden.desktop)->ui, >, ui);
  watched_key (&sweden, '0', TBR_WITH_CONTROL);
  g_assert_cmpfloat_with_epsilon (tbr_desktop_view (sweden.desktop)->ui, ui, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/desktop/starts-with-what-is-shipped",
                   test_desktop_starts_with_what_is_shipped);
  g_test_add_func ("/ui/desktop/shows-the-faults-of-a-broken-file",
                   test_desktop_shows_the_faults_of_a_broken_file);
  watched_init (&sweden, "sweden-2018");
  watched_settle (&sweden);
  static const struct
  {
    const char *path;
    GTestFunc run;
  } tests[] = {
    { "/ui/desktop/plays-and-pauses", test_desktop_plays_and_pauses },
    { "/ui/desktop/steps-from-event-to-event", test_desktop_steps_from_event_to_event },
    { "/ui/desktop/jumps-to-a-date", test_desktop_jumps_to_a_date },
    { "/ui/desktop/keeps-bookmarks", test_desktop_keeps_bookmarks },
    { "/ui/desktop/drags-through-time", test_desktop_drags_through_time },
    { "/ui/desktop/zooms-at-the-pointer", test_desktop_zooms_at_the_pointer },
    { "/ui/desktop/pans-by-drag", test_desktop_pans_by_drag },
    { "/ui/desktop/switches-layers", test_desktop_switches_layers },
    { "/ui/desktop/switches-every-layer", test_desktop_switches_every_layer },
    { "/ui/desktop/finds-and-flies", test_desktop_finds_and_flies },
    { "/ui/desktop/tells-why-a-unit-is-there", test_desktop_tells_why_a_unit_is_there },
    { "/ui/desktop/tells-why-an-offer-was-not-taken",
      test_desktop_tells_why_an_offer_was_not_taken },
    { "/ui/desktop/opens-a-symbol-with-a-number", test_desktop_opens_a_symbol_with_a_number },
    { "/ui/desktop/chooses-what-is-clicked", test_desktop_chooses_what_is_clicked },
    { "/ui/desktop/shows-every-kind-of-thing", test_desktop_shows_every_kind_of_thing },
    { "/ui/desktop/says-first-what-matters", test_desktop_says_first_what_matters },
    { "/ui/desktop/lists-its-keys", test_desktop_lists_its_keys },
    { "/ui/desktop/is-reached-by-the-keyboard-alone",
      test_desktop_is_reached_by_the_keyboard_alone },
    { "/ui/desktop/window-keys-are-errands", test_desktop_window_keys_are_errands },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].run);
  int code = g_test_run ();
  watched_clear (&sweden);
  return code;
}
