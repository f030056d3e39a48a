/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen, on the map: the ring is at the symbol that stands for it, on both maps, and a
   unit on its way says when it arrives. */
#include "watched.h"

#include "desktop/state.h"
#include "draw/arrivals.h"

#include <math.h>
#include <string.h>

static Watched sweden;
static char *work;

static void
choose (TbrThingKind kind, guint32 i)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack ((TbrThing){ kind, i }));
  watched_settle (&sweden);
}

static void
go_to (TbrTime at)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, at);
  watched_settle (&sweden);
}

static const GArray *
units (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->units;
}

/* A unit of which somebody else is the first in its symbol, at home or not. */
static guint32
find_joined (gboolean is_home)
{
  const TbrOverlay *overlay = tbr_desktop_ground (sweden.desktop)->overlay;
  for (guint i = 0; i < units ()->len; i++)
    {
      const TbrBadge *badge = tbr_overlay_badge_of (overlay, i);
      TbrLook look = tbr_look_of (g_array_index (units (), TbrUnitView, i).phase);
      gboolean at_home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
      double away = badge != NULL ? hypot (badge->x - badge->at_x, badge->y - badge->at_y) : 0;
      if (badge != NULL && badge->count > 1 && badge->unit.i != i && at_home == is_home
          && (is_home || away > 5))
        return i;
    }
  g_assert_not_reached ();
}

static void
check_ring (const double wanted[2])
{
  const TbrView *from = &tbr_desktop_ground (sweden.desktop)->overlay->view;
  const TbrView *to = tbr_desktop_view (sweden.desktop);
  double x, y;
  g_assert_true (tbr_desktop_ring (sweden.desktop, &x, &y));
  /* the layout has a margin around what is seen */
  g_assert_cmpfloat (from->scale, ==, to->scale);
  double dx = (from->x - to->x) / to->scale + (to->width - from->width) / 2.0;
  double dy = (to->y - from->y) / to->scale + (to->height - from->height) / 2.0;
  g_assert_cmpfloat_with_epsilon (x, wanted[0] + dx, 1);
  g_assert_cmpfloat_with_epsilon (y, wanted[1] + dy, 1);
}

/* What is said of what is chosen when the pointer rests on its symbol. (transfer full) */
static char *
tip_at_ring (void)
{
  double x, y;
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  g_assert_true (tbr_desktop_ring (sweden.desktop, &x, &y));
  const TbrInput move = { .kind = TBR_INPUT_MOVE, .x = map.x + x, .y = map.y + y };
  tbr_desktop_input (sweden.desktop, &move);
  watched_tick (&sweden, 60);
  return tbr_desktop_tip (sweden.desktop);
}

static void
test_chosen_is_ringed_at_its_symbol (void)
{
  go_to (6 * TBR_DAY);
  for (int home = 0; home < 2; home++)
    {
      guint32 unit = find_joined (home);
      choose (TBR_THING_UNIT, unit);
      const TbrBadge *badge
          = tbr_overlay_badge_of (tbr_desktop_ground (sweden.desktop)->overlay, unit);
      check_ring ((const double[]){ badge->x, badge->y });
      /* the details name the others of the same symbol, whoever of them is chosen */
      g_autofree char *others = g_strdup_printf ("AND %u MORE HERE", badge->count - 1);
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, others));
    }
  const TbrOverlay *overlay = tbr_desktop_ground (sweden.desktop)->overlay;
  const GArray *needs = tbr_desktop_moment (sweden.desktop)->snapshot->needs;
  guint n_opened = 0;
  for (guint i = 0; i < needs->len; i++)
    {
      const TbrNeedRing *ring = tbr_overlay_ring_of (overlay, i);
      if (ring == NULL || ring->count < 2)
        continue;
      choose (TBR_THING_NEED, i);
      ring = tbr_overlay_ring_of (tbr_desktop_ground (sweden.desktop)->overlay, i);
      check_ring ((const double[]){ ring->x, ring->y });
      /* it opens in the details, and the tip says that there is more */
      g_autofree char *others = g_strdup_printf ("AND %u MORE HERE", ring->count - 1);
      g_autofree char *more = g_strdup_printf ("and %u more here: zoom in", ring->count - 1);
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, others));
      g_autofree char *tip = tip_at_ring ();
      g_assert_nonnull (tip);
      g_assert_nonnull (strstr (tip, more));
      n_opened++;
      break;
    }
  g_assert_cmpuint (n_opened, ==, 1);
}

/* Pixels of a part of the window that are not the same in two pictures. */
static guint
count_changes (const guint32 *a, const guint32 *b, const TbrRect *part)
{
  guint n = 0;
  for (int y = (int) part->y; y < (int) (part->y + part->height); y++)
    for (int x = (int) part->x; x < (int) (part->x + part->width); x++)
      n += a[y * WATCHED_WIDTH + x] != b[y * WATCHED_WIDTH + x];
  return n;
}

static guint32
find_phase (TbrPhase phase)
{
  for (guint i = 0; i < units ()->len; i++)
    if (g_array_index (units (), TbrUnitView, i).phase == phase)
      return i;
  return TBR_NONE;
}

static void
test_chosen_is_ringed_on_both_maps (void)
{
  go_to (6 * TBR_DAY);
  choose (TBR_THING_NONE, TBR_NONE);
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  watched_key (&sweden, 'd', 0);
  watched_key (&sweden, TBR_KEY_HOME, 0);
  watched_settle (&sweden);
  guint32 worker = find_phase (TBR_PHASE_WORKING);
  g_assert_cmpuint (worker, !=, TBR_NONE);
  g_autofree guint32 *before = watched_picture (&sweden);
  choose (TBR_THING_UNIT, worker);
  g_autofree guint32 *after = watched_picture (&sweden);
  TbrRect left = tbr_desktop_map_rect (sweden.desktop), right = left;
  right.x += left.width;
  /* a ring of 19 pixels radius, 5.5 wide: about 650 pixels */
  g_assert_cmpuint (count_changes (before, after, &left), >, 300);
  g_assert_cmpuint (count_changes (before, after, &right), >, 300);
  g_assert_cmpuint (count_changes (before, after, &right), <, 1500);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
}

static void
test_chosen_unit_says_when_it_arrives (void)
{
  guint32 unit = TBR_NONE;
  for (int hour = 0; hour < 150 && unit == TBR_NONE; hour += 2)
    {
      go_to (2 * TBR_DAY + hour * TBR_HOUR);
      unit = find_phase (TBR_PHASE_TRAVELLING);
    }
  g_assert_cmpuint (unit, !=, TBR_NONE);
  choose (TBR_THING_UNIT, unit);
  const TbrSnapshot *snapshot = tbr_desktop_moment (sweden.desktop)->snapshot;
  TbrTime until = g_array_index (units (), TbrUnitView, unit).until;
  g_autofree char *told = tbr_chosen_arrival (sweden.desktop, (TbrThing){ TBR_THING_UNIT, unit });
  g_assert_true (g_str_has_prefix (told, "arrives "));
  /* by Swedish summer time */
  g_autofree char *clock
      = g_strdup_printf ("%02d:%02d",
                         (int) ((snapshot->scenario->start_unix + until + 2 * TBR_HOUR) / TBR_HOUR
                                % 24),
                         (int) ((snapshot->scenario->start_unix + until) / TBR_MINUTE % 60));
  g_assert_nonnull (strstr (told, clock));
  /* on the map as long as ways are shown */
  g_autofree guint32 *with = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, TBR_MAP_ROUTES);
  watched_settle (&sweden);
  g_autofree guint32 *without = watched_picture (&sweden);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  g_assert_cmpuint (count_changes (with, without, &map), >, 200);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, TBR_MAP_ROUTES);
  watched_settle (&sweden);
  /* and it comes true */
  go_to (until + TBR_MINUTE);
  g_assert_cmpint (g_array_index (units (), TbrUnitView, unit).phase, !=, TBR_PHASE_TRAVELLING);
}

/* Times stand beside their symbols and over nothing. */
static void
test_chosen_times_overlap_nothing (void)
{
  go_to (6 * TBR_DAY);
  const TbrOverlay *overlay = tbr_desktop_ground (sweden.desktop)->overlay;
  g_autoptr (GArray) taken = tbr_overlay_boxes (overlay);
  guint n_symbols = taken->len;
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  guint n = tbr_arrivals_paint (overlay, &pen, &overlay->view, taken);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (taken->len, ==, n_symbols + n);
  for (guint i = n_symbols; i < taken->len; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (tbr_rect_overlaps (&g_array_index (taken, TbrRect, i),
                                         &g_array_index (taken, TbrRect, k)));
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
}

/* ---- forms ---- */

static void
test_chosen_forms_leave_the_clock_free (void)
{
  static const TbrActionId actions[] = { TBR_ACT_ADD_UNITS, TBR_ACT_ADD_HAZARD, TBR_ACT_SET_POLICY,
                                         TBR_ACT_SET_ROAD, TBR_ACT_COVERAGE };
  TbrRect time = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_TIME);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      tbr_desktop_act (sweden.desktop, actions[i], 0);
      (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM);
      TbrRect form = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_FORM);
      g_assert_cmpfloat (form.y + form.height, <=, time.y);
      watched_use (&sweden, TBR_PANEL_TIME, TBR_ACT_PLAY, 0);
      g_assert_true (tbr_desktop_is_playing (sweden.desktop));
      watched_use (&sweden, TBR_PANEL_TIME, TBR_ACT_PLAY, 0);
      g_assert_false (tbr_desktop_is_playing (sweden.desktop));
      g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
      watched_key (&sweden, TBR_KEY_ESCAPE, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  work = watched_home ();
  watched_init_work (&sweden, "sweden-2018", work);
  watched_settle (&sweden);
  g_test_add_func ("/ui/chosen/is-ringed-at-its-symbol", test_chosen_is_ringed_at_its_symbol);
  g_test_add_func ("/ui/chosen/unit-says-when-it-arrives", test_chosen_unit_says_when_it_arrives);
  g_test_add_func ("/ui/chosen/times-overlap-nothing", test_chosen_times_overlap_nothing);
  g_test_add_func ("/ui/chosen/forms-leave-the-clock-free", test_chosen_forms_leave_the_clock_free);
  g_test_add_func ("/ui/chosen/is-ringed-on-both-maps", test_chosen_is_ringed_on_both_maps);
  int code = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (work);
  return code;
}
