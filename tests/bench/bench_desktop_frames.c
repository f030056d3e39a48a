/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long frames of the desktop take on a display, how soon the first is there, and how long a
   zoom and a jump back take. The largest crisis is open; its units are moved about by this program.
 */
#include "desktop/beside.h"
#include "desktop/window.h"
#include "ui/inside.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WIDTH 1920
#define HEIGHT 1080
#define LARGEST "two-augusts"

/* A crowd that moves: the same units of the scenario, as many times as needed. */
typedef struct
{
  guint n;        /* symbols */
  gboolean stale; /* every panel is painted again with each frame */
  TbrView view;   /* where they are */
  gboolean has_view;
  double sums[3]; /* milliseconds: ground, symbols, panels */
} Crowd;

/* What is asked for: the distribution of frames, the first picture, the share of each layer. */
static const char *const promised[]
    = { "desktop_frame_5000_median", "desktop_frame_5000_p95", "desktop_frame_50000_median",
        "desktop_first_picture",     "desktop_memory_one_map", "desktop_memory_two_maps",
        "desktop_share_ground",      "desktop_share_symbols",  "desktop_share_panels",
        "desktop_share_display" };
static guint n_kept;

static void
print (const char *name, double value, const char *unit)
{
  printf ("%s %.3g %s\n", name, value, unit);
  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    n_kept += g_str_equal (name, promised[i]) && isfinite (value) && value >= 0;
  fflush (stdout);
}

/* 0 to 1, the same for the same number; Knuth's multiplicative hash. */
static double
luck (guint32 number)
{
  return (number * 2654435761u >> 8) / 16777216.0;
}

static TbrMoment *
move_crowd (const TbrDesktop *desktop, const Crowd *crowd, guint frame)
{
  const TbrSnapshot *from = tbr_desktop_moment (desktop)->snapshot;
  TbrSnapshot *snapshot = g_memdup2 (from, sizeof *from);
  TbrMoment *moment = g_new0 (TbrMoment, 1);
  g_autofree guint8 *symbols = tbr_signs_symbols (from->scenario);
  snapshot->units = g_array_sized_new (FALSE, FALSE, sizeof (TbrUnitView), crowd->n);
  snapshot->needs = g_array_ref (from->needs);
  snapshot->marks = from->marks != NULL ? g_array_ref (from->marks) : NULL;
  snapshot->links = g_array_ref (from->links);
  snapshot->outages = from->outages != NULL ? g_array_ref (from->outages) : NULL;
  snapshot->wards = from->wards != NULL ? g_array_ref (from->wards) : NULL;
  snapshot->sites = from->sites != NULL ? g_array_ref (from->sites) : NULL;
  moment->n_owners = 1;
  moment->snapshot = snapshot;
  moment->x = g_new (float, crowd->n);
  moment->y = g_new (float, crowd->n);
  moment->signs = g_new (TbrUnitSign, crowd->n);
  for (guint i = 0; i < crowd->n; i++)
    {
      TbrUnitView unit = { .unit = { i % from->scenario->n_units },
                           .phase = i % 3 == 0 ? TBR_PHASE_WORKING : TBR_PHASE_TRAVELLING,
                           .until = TBR_NEVER,
                           .need = { TBR_NONE } };
      double x = luck (2 * i) - 0.5, y = luck (2 * i + 1) - 0.5,
             way = 0.01 * sin (frame * 0.05 + i);
      g_array_append_val (snapshot->units, unit);
      moment->signs[i] = (TbrUnitSign){ (guint8) tbr_look_of (unit.phase), symbols[unit.unit.i] };
      moment->x[i]
          = (float) (crowd->view.x - 4321000.0 + (x + way) * crowd->view.width * crowd->view.scale);
      moment->y[i]
          = (float) (crowd->view.y - 3210000.0 + y * crowd->view.height * crowd->view.scale);
    }
  return moment;
}

/* Pans by some pixels there and back, and moves the crowd. */
static void
before_frame (TbrDesktop *desktop, guint frame, gpointer data)
{
  Crowd *crowd = data;
  double parts[3];
  if (!crowd->has_view)
    crowd->view = *tbr_desktop_view (desktop);
  crowd->has_view = TRUE;
  tbr_desktop_spent (desktop, parts);
  for (int i = 0; i < 3; i++)
    crowd->sums[i] += parts[i];
  tbr_desktop_show_moment (desktop, move_crowd (desktop, crowd, frame));
  TbrInput input = { .kind = TBR_INPUT_PRESS, .x = 600, .y = 400, .button = 1, .clicks = 1 };
  tbr_desktop_input (desktop, &input);
  input.kind = TBR_INPUT_MOVE;
  input.x += frame / 40 % 2 == 0 ? 7 : -7;
  tbr_desktop_input (desktop, &input);
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (desktop, &input);
  if (crowd->stale)
    tbr_desktop_stale (desktop);
}

static void
show_each (TbrDesktop *desktop, guint frame, gpointer data)
{
  if (frame == 0)
    tbr_desktop_act (desktop, TBR_ACT_GROUP, 0);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static double
quantile (GArray *values, double share)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (share * (values->len - 1)));
}

static double
mean (const GArray *values)
{
  double sum = 0;
  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);
  return sum / MAX (values->len, 1);
}

static void
print_shares (const Crowd *crowd, const TbrWindowMeasure *measure)
{
  static const char *const names[] = { "ground", "symbols", "panels" };
  double whole = mean (measure->frames);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("desktop_share_%s", names[i]);
      print (name, 100 * crowd->sums[i] / measure->n / whole, "%");
    }
  print ("desktop_share_display", 100 * mean (measure->shows) / whole, "%");
}

/* What the system says this program held at most since it was last asked, MB. */
static double
peak_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;
  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL)
      || (line = strstr (text, "VmHWM:")) == NULL)
    return NAN;
  /* which the kernel may refuse: then it is the most since the start */
  FILE *reset = fopen ("/proc/self/clear_refs", "we");
  if (reset != NULL)
    (void) (fputs ("5", reset) >= 0 && fclose (reset) == 0);
  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

/* ---- frames ---- */

static void
print_frames (const char *what, const TbrWindowMeasure *measure)
{
  g_autofree char *median = g_strdup_printf ("desktop_frame_%s_median", what);
  g_autofree char *p95 = g_strdup_printf ("desktop_frame_%s_p95", what);
  g_autofree char *work = g_strdup_printf ("desktop_frame_%s_work", what);
  print (median, quantile (measure->frames, 0.5), "ms");
  print (p95, quantile (measure->frames, 0.95), "ms");
  print (work, quantile (measure->works, 0.5), "ms");
}

static gboolean
measure_frames (const TbrDesktopSpec *spec, guint n)
{
  g_autoptr (GError) error = NULL;
  Crowd crowds[] = { { .n = 0 }, { .n = 5000 }, { .n = 5000, .stale = TRUE }, { .n = 50000 } };
  TbrWindowMeasure measures[G_N_ELEMENTS (crowds)];
  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    measures[i] = (TbrWindowMeasure){ .n = i == 0 ? 2 : n,
                                      .before = i == 0 ? show_each : before_frame,
                                      .data = &crowds[i],
                                      .frames = g_array_new (FALSE, FALSE, sizeof (double)),
                                      .shows = g_array_new (FALSE, FALSE, sizeof (double)),
                                      .works = g_array_new (FALSE, FALSE, sizeof (double)) };
  if (!tbr_window_measure (spec, measures, G_N_ELEMENTS (measures), &error))
    {
      fprintf (stderr, "bench_desktop_frames: %s\n", error->message);
      return FALSE;
    }
  print ("desktop_memory", peak_memory (), "MB");
  print_shares (&crowds[1], &measures[1]);
  print_frames ("5000", &measures[1]);
  print_frames ("5000_panels", &measures[2]);
  print_frames ("50000", &measures[3]);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_array_unref (measures[i].frames);
      g_array_unref (measures[i].shows);
      g_array_unref (measures[i].works);
    }
  return TRUE;
}

/* ---- the first picture, a zoom, a jump ---- */

typedef struct
{
  TbrDesktop *desktop;
  gint64 start;
} Watch;

static double
passed (const Watch *watch)
{
  return (double) (g_get_monotonic_time () - watch->start) / 1000;
}

static void
tick (const Watch *watch)
{
  (void) tbr_desktop_tick (watch->desktop, g_get_monotonic_time ());
  g_usleep (200);
}

/* Until the ground of the last wish has come so far. */
static double
wait_for_ground (Watch *watch, TbrGroundStage stage, guint after)
{
  const TbrGround *ground;
  do
    {
      tick (watch);
      ground = tbr_desktop_ground (watch->desktop);
    }
  while (ground == NULL || ground->serial <= after || ground->stage < stage);
  return passed (watch);
}

static void
settle (const Watch *watch)
{
  while (!tbr_desktop_is_settled (watch->desktop))
    tick (watch);
}

static void
measure_zooms (Watch *watch, guint n)
{
  g_autoptr (GArray) lands = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) maps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n; i++)
    {
      guint before = tbr_desktop_ground (watch->desktop)->serial;
      tbr_desktop_act (watch->desktop, i % 2 == 0 ? TBR_ACT_ZOOM_IN : TBR_ACT_ZOOM_OUT, 0);
      watch->start = g_get_monotonic_time ();
      double land = wait_for_ground (watch, TBR_GROUND_LAND, before);
      double map = wait_for_ground (watch, TBR_GROUND_MAP, before);
      double whole = wait_for_ground (watch, TBR_GROUND_WHOLE, before);
      g_array_append_val (lands, land);
      g_array_append_val (maps, map);
      g_array_append_val (wholes, whole);
      settle (watch);
    }
  print ("desktop_zoom_land", quantile (lands, 0.5), "ms");
  print ("desktop_zoom_map", quantile (maps, 0.5), "ms");
  print ("desktop_zoom_whole", quantile (wholes, 0.5), "ms");
}

static void
measure_jumps (Watch *watch, guint n)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  TbrTime duration = tbr_desktop_moment (watch->desktop)->snapshot->scenario->meta->duration;
  for (guint i = 0; i < n; i++)
    {
      TbrTime at = (TbrTime) (luck (i + 7) * (double) duration);
      tbr_desktop_act (watch->desktop, TBR_ACT_SEEK, at);
      watch->start = g_get_monotonic_time ();
      while (tbr_desktop_moment (watch->desktop)->snapshot->at != at)
        tick (watch);
      double time = passed (watch);
      g_array_append_val (times, time);
    }
  print ("desktop_jump_median", quantile (times, 0.5), "ms");
  print ("desktop_jump_p95", quantile (times, 0.95), "ms");
  print ("desktop_keyframes", tbr_player_n_keyframes (tbr_desktop_player (watch->desktop)), "");
}

static void
measure_waits (TbrDesktopSpec spec, gint64 start, guint n)
{
  Watch watch = { tbr_desktop_new (&spec), start };
  (void) wait_for_ground (&watch, TBR_GROUND_LAND, 0);
  g_autofree guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
  TbrRaster raster = { pixels, WIDTH, HEIGHT, WIDTH };
  tbr_desktop_paint (watch.desktop, &raster);
  print ("desktop_first_picture", passed (&watch), "ms");
  while (tbr_desktop_moment (watch.desktop) == NULL)
    tick (&watch);
  print ("desktop_first_moment", passed (&watch), "ms");
  settle (&watch);
  measure_zooms (&watch, n);
  measure_jumps (&watch, 5 * n);
  tbr_desktop_free (watch.desktop);
}

/* The desktop as the command line opens it, with its futures: one map until all is read, then two
   of them. */
static void
measure_memory (TbrDesktopSpec spec, guint futures)
{
  spec.futures = futures;
  spec.futures_most = 2 * futures;
  Watch watch = { tbr_desktop_new (&spec), g_get_monotonic_time () };
  while (tbr_desktop_moment (watch.desktop) == NULL)
    tick (&watch);
  settle (&watch);
  while (tbr_player_result (tbr_desktop_player (watch.desktop)) == NULL)
    tick (&watch);
  print ("desktop_memory_one_map", peak_memory (), "MB");
  tbr_desktop_act (watch.desktop, TBR_ACT_BRANCH, 0);
  settle (&watch);
  tbr_desktop_act (watch.desktop, TBR_ACT_COMPARE, 0);
  while (tbr_desktop_moment_beside (watch.desktop) == NULL)
    tick (&watch);
  settle (&watch);
  print ("desktop_memory_two_maps", peak_memory (), "MB");
  tbr_desktop_free (watch.desktop);
}

/* ---- a display ---- */

/* Xvfb on a display that it chooses; the environment then names it. Returns: its process, 0 when
   there is a display already or no Xvfb */
static GPid
start_display (void)
{
  g_autofree char *program = g_find_program_in_path ("Xvfb");
  int ends[2];
  GPid server = 0;
  char number[16] = "";
  if (g_getenv ("DISPLAY") != NULL || program == NULL || pipe (ends) != 0)
    return 0;
  g_autofree char *end = g_strdup_printf ("%d", ends[1]);
  const char *const words[]
      = { program, "-displayfd", end, "-screen", "0", "1920x1080x24", "-nolisten", "tcp", NULL };
  gboolean is_started = g_spawn_async (NULL, (char **) words, NULL,
                                       G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_STDOUT_TO_DEV_NULL
                                           | G_SPAWN_STDERR_TO_DEV_NULL,
                                       NULL, NULL, &server, NULL);
  (void) close (ends[1]);
  if (is_started && read (ends[0], number, sizeof number - 1) > 0)
    {
      g_autofree char *display = g_strdup_printf (":%s", g_strchomp (number));
      (void) g_setenv ("DISPLAY", display, TRUE);
      (void) g_setenv ("SDL_VIDEODRIVER", "x11", TRUE);
    }
  (void) close (ends[0]);
  return server;
}

int
main (int argc, char **argv)
{
  gint64 start = g_get_monotonic_time ();
  gboolean smoke = argc > 1 && g_str_equal (argv[1], "--smoke");
  const char *source = g_getenv ("TABARD_SOURCE") != NULL ? g_getenv ("TABARD_SOURCE") : ".";
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  if (!g_file_test (map, G_FILE_TEST_IS_DIR))
    {
      fprintf (stderr, "bench_desktop_frames: no map in %s: TABARD_SOURCE names the tree\n",
               source);
      return 1;
    }
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *scenario = g_build_filename (library, smoke ? "sweden-2018" : LARGEST, NULL);
  TbrDesktopSpec spec = { .house = { map, library, NULL, -1, 0 },
                          .scenario = scenario,
                          .at = 5 * TBR_DAY,
                          .theme = TBR_THEME_LIGHT,
                          .width = WIDTH,
                          .height = HEIGHT,
                          .ui = 1 };
  measure_waits (spec, start, smoke ? 2 : 10);
  (void) peak_memory ();
  measure_memory (spec, smoke ? 1 : 40);
  if (smoke)
    (void) g_setenv ("SDL_VIDEODRIVER", "dummy", TRUE);
  GPid server = smoke ? 0 : start_display ();
  gboolean is_done = measure_frames (&spec, smoke ? 4 : 400);
  if (server > 0)
    (void) kill (server, SIGTERM);
  if (is_done && n_kept != G_N_ELEMENTS (promised))
    fprintf (stderr, "bench_desktop_frames: %u of %u values that are asked for\n", n_kept,
             (guint) G_N_ELEMENTS (promised));
  return is_done && n_kept == G_N_ELEMENTS (promised) ? 0 : 1;
}
