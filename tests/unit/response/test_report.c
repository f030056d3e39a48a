/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the seats know and how old it is: at any instant they have what was true when the last
   report that has arrived was taken, less what those who took it did not know. */
#include "chain_case.h"

#include "response/report.h"
#include "response/response.h"

/* A need that grows and falls: two towns under water that rises for two days. %s: how often reports
   are taken, how long they take, what they know. */
#define CELL(Name, Lon)                                                                            \
  "<cell name='" Name "' lon='" Lon " deg' lat='44.7 deg' area='20 km2' depth='3 m' "              \
  "people='20000' dwellings='7000' floor='70 m' lift='4 m'/>"
#define INFLOW(Name, At, Value) "<inflow cell='" Name "' at='" At "' value='" Value " m3/s'/>"
static const char flood[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2014-05-14T00:00Z' "
      "duration='3 d' %s/>" CHAIN_LIBRARY "<units><take capabilities='HCP'/></units><hazards>"
      "<hazard kind='flood' id='river' state='RS'>" CELL ("West", "20.2") CELL ("East", "21.2")
          INFLOW ("West", "0 h", "200") INFLOW ("East", "90 min", "200") INFLOW ("West", "2 d", "0")
              INFLOW ("East", "2 d", "0") "</hazard></hazards></scenario>";

/* What is true of one need just before an instant and after all that happens at it: a report is
   taken between the two. */
typedef struct
{
  double required[2], stock[2];
} Truth;

/* All that is needed to say what a seat knows. */
typedef struct
{
  GHashTable *truths; /* of guint64, need and instant, to Truth */
  TbrTime period, delay, first;
  double share;  /* known at first */
  TbrTime after; /* in which what is not known falls to 1/e */
  guint n_checked, n_changed;
} Watch;

static Truth *
at (const Watch *self, guint32 need, TbrTime instant)
{
  const gint64 key = instant * 1000 + need;
  return g_hash_table_lookup (self->truths, &key);
}

static void
keep (Watch *self, const TbrSim *sim, guint32 need, TbrTime instant, gboolean is_over)
{
  const gint64 key = instant * 1000 + need;
  const TbrNeed *truth = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need));
  Truth *copy = at (self, need, instant);

  if (copy == NULL)
    {
      copy = g_new0 (Truth, 1);
      g_hash_table_insert (self->truths, g_memdup2 (&key, sizeof key), copy);
    }
  copy->required[is_over] = truth->closed == TBR_NEVER ? truth->required : 0;
  copy->stock[is_over] = truth->stock;
}

static void
assert_between (double value, const double bounds[2], double share)
{
  const double low = share * MIN (bounds[0], bounds[1]);
  const double high = share * MAX (bounds[0], bounds[1]);

  g_assert_cmpfloat (value, >=, low * (1 - 1e-9));
  g_assert_cmpfloat (value, <=, high * (1 + 1e-9));
}

/* Reports are taken each period after the first alarm; the last that has arrived is seen. */
static void
check (Watch *self, const TbrSim *sim, guint32 need)
{
  const TbrReport *seen = tbr_report_seen (sim, TBR_HANDLE (TbrNeedId, need));
  const TbrTime opened = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->opened;
  const TbrTime arrived = tbr_sim_now (sim) - self->delay - self->first;
  const TbrTime taken = arrived < 0 ? 0 : self->first + arrived / self->period * self->period;
  const TbrTime expected = taken <= MAX (opened, self->first) ? opened : taken;
  const Truth *truth = at (self, need, expected);
  double share = self->share;

  g_assert_cmpint (seen->as_of, ==, expected);
  g_assert_nonnull (truth);
  if (share < 1)
    share = 1 - (1 - share) * exp (-(double) (expected - opened) / (double) self->after);
  assert_between (seen->required, truth->required, share);
  assert_between (seen->stock, truth->stock, share);
  self->n_checked++;
  self->n_changed += seen->required != tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->required;
}

/* Runs the flood and looks at what is known after each minute. */
static void
watch (const char *meta, TbrTime period, TbrTime delay, double share)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *text = g_strdup_printf (flood, meta);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario
      = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), NULL, faults);
  TbrSim *sim = tbr_sim_new (scenario, 1, 0);
  Watch self = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                 period,
                 delay,
                 TBR_NEVER,
                 share,
                 12 * TBR_HOUR,
                 0,
                 0 };

  for (TbrTime now = 0; now < 60 * TBR_HOUR; now += TBR_MINUTE)
    {
      if (now > 0)
        tbr_sim_run_until (sim, now - 1);
      for (guint32 i = 0; i < tbr_need_count (sim); i++)
        keep (&self, sim, i, now, FALSE);
      tbr_sim_run_until (sim, now);
      if (self.first == TBR_NEVER && tbr_need_count (sim) > 0)
        self.first = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, 0))->opened;
      for (guint32 i = 0; i < tbr_need_count (sim); i++)
        {
          keep (&self, sim, i, now, TRUE);
          check (&self, sim, i);
        }
    }
  g_test_message ("%s: %u reports looked at, %u differ from the truth", meta, self.n_checked,
                  self.n_changed);
  g_assert_cmpuint (self.n_checked, >, 1000);
  g_assert_cmpuint (self.n_changed, >, 100);
  g_hash_table_unref (self.truths);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
}

static void
test_report_arrives_at_once (void)
{
  watch ("report-period='1 h' report-delay='0 h'", TBR_HOUR, 0, 1);
}

static void
test_report_delay_is_shorter_than_period (void)
{
  watch ("report-period='1 h' report-delay='50 min'", TBR_HOUR, 50 * TBR_MINUTE, 1);
}

static void
test_report_delay_is_as_long_as_period (void)
{
  watch ("report-period='1 h' report-delay='1 h'", TBR_HOUR, TBR_HOUR, 1);
}

static void
test_report_delay_is_longer_than_period (void)
{
  watch ("report-period='1 h' report-delay='6 h'", TBR_HOUR, 6 * TBR_HOUR, 1);
  watch ("report-period='1 h' report-delay='150 min'", TBR_HOUR, 150 * TBR_MINUTE, 1);
}

static void
test_report_knows_a_share (void)
{
  watch ("report-period='1 h' report-delay='2 h' known='40 %' known-after='12 h'", TBR_HOUR,
         2 * TBR_HOUR, 0.4);
}

/* ---- scatter ---- */

#define CELLS 40u
#define HOURS 48u

/* Forty towns under water, nobody to help: what is true is then the same whatever is reported. */
static TbrScenario *
read_towns (const char *meta)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' "
                   "start='2014-05-14T00:00Z' duration='3 d' national-services='no' "
                   "report-period='1 h' report-delay='0 h' %s/>" CHAIN_LIBRARY
                   "<hazards><hazard kind='flood' id='river' state='RS'>",
                   meta);
  for (guint i = 0; i < CELLS; i++)
    g_string_append_printf (text,
                            "<cell name='T%u' lon='%.2f deg' lat='%.2f deg' area='20 km2' "
                            "depth='3 m' people='20000' dwellings='7000' floor='70 m' lift='4 m'/>",
                            i, 20 + 0.1 * (i % 8), 44 + 0.1 * (i / 8));
  for (guint i = 0; i < CELLS; i++)
    g_string_append_printf (text, "<inflow cell='T%u' at='0 h' value='200 m3/s'/>", i);
  g_string_append (text, "</hazard></hazards></scenario>");
  TbrScenario *scenario
      = tbr_scenario_parse (text->str, -1, "text", library, chain_load_map (), NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_error ("%s", told);
  return scenario;
}

/* A sample, and what is to be known of it. */
typedef struct
{
  guint n;
  double sum, squares, products; /* products: of neighbours */
} Sample;

static void
add_pair (Sample *sample, double value, double neighbour)
{
  sample->n++;
  sample->sum += value;
  sample->squares += value * value;
  sample->products += value * neighbour;
}

/* Factors by which reports err, hour by hour and need by need, against those of a run without. */
static guint
find_errors (TbrSim *sim, TbrSim *exact, double *out_factors)
{
  guint n_needs = 0;

  for (guint hour = 0; hour < HOURS; hour++)
    {
      tbr_sim_run_until (sim, (hour + 1) * TBR_HOUR);
      tbr_sim_run_until (exact, (hour + 1) * TBR_HOUR);
      g_assert_cmpuint (tbr_need_count (sim), ==, tbr_need_count (exact));
      n_needs = hour == 0 ? tbr_need_count (sim) : n_needs;
      for (guint32 i = 0; i < n_needs; i++)
        {
          const TbrNeedId need = TBR_HANDLE (TbrNeedId, i);
          const TbrNeed *a = tbr_need_get (sim, need), *b = tbr_need_get (exact, need);
          const TbrReport *told = tbr_report_seen (sim, need);
          const TbrReport *right = tbr_report_seen (exact, need);
          /* what is true is left alone */
          g_assert_cmpfloat (a->stock, ==, b->stock);
          g_assert_cmpfloat (a->required, ==, b->required);
          g_assert_cmpint (told->as_of, ==, right->as_of);
          g_assert_cmpfloat (right->stock, >, 0);
          out_factors[hour * n_needs + i] = told->stock / right->stock;
          if (right->required > 0)
            g_assert_cmpfloat_with_epsilon (told->required / right->required,
                                            told->stock / right->stock, 1e-9);
        }
    }
  return n_needs;
}

/* Each need and each report errs for itself, as much as the scenario says, and not in the mean. */
static void
test_report_scatters (void)
{
  const double scatter = 0.3, variance = log1p (scatter * scatter);
  TbrScenario *rough = read_towns ("scatter='30 %'"), *fine = read_towns ("scatter='0 %'");
  TbrSim *sim = tbr_sim_new (rough, 7, 0), *exact = tbr_sim_new (fine, 7, 0);
  g_autofree double *factors = g_new (double, (gsize) HOURS * 1000);
  guint n = find_errors (sim, exact, factors);
  Sample beside = { 0 }, after = { 0 };
  double mean = 0;

  g_assert_cmpuint (n, >=, CELLS);
  for (guint hour = 1; hour < HOURS; hour++)
    for (guint i = 1; i < n; i++)
      {
        const double *at = &factors[hour * n + i];
        double z = (log (at[0]) + variance / 2) / sqrt (variance);
        add_pair (&beside, z, (log (at[-1]) + variance / 2) / sqrt (variance));
        add_pair (&after, z, (log (at[-(gint) n]) + variance / 2) / sqrt (variance));
        mean += at[0];
      }
  /* of n standard normal draws: mean 1 / sqrt n, squares n +- sqrt (2 n), products of independent
     ones sqrt n; five of each are met by less than one seed in a million */
  g_test_message ("%u factors of %u needs, mean %.4f", beside.n, n, mean / beside.n);
  g_assert_cmpfloat (fabs (mean / beside.n - 1), <, 5 * scatter / sqrt (beside.n));
  g_assert_cmpfloat (fabs (beside.sum), <, 5 * sqrt (beside.n));
  g_assert_cmpfloat (fabs (beside.squares - beside.n), <, 5 * sqrt (2.0 * beside.n));
  g_assert_cmpfloat (fabs (beside.products), <, 5 * sqrt (beside.n));
  g_assert_cmpfloat (fabs (after.products), <, 5 * sqrt (beside.n));
  tbr_sim_free (sim);
  tbr_sim_free (exact);
  tbr_scenario_free (rough);
  tbr_scenario_free (fine);
}

/* Digest of all facts of the towns' first two days. */
static guint64
digest_of (const char *meta)
{
  TbrScenario *scenario = read_towns (meta);
  TbrSim *sim = tbr_sim_new (scenario, 7, 0);

  tbr_sim_run_until (sim, 2 * TBR_DAY);
  tbr_sim_flush (sim);
  guint64 digest = tbr_sim_digest (sim);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
  return digest;
}

/* No error is no draw: the run is what it is without a word of it. */
static void
test_report_without_scatter_is_the_same (void)
{
  g_assert_cmphex (digest_of ("scatter='0 %'"), ==, digest_of (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/report/at-once", test_report_arrives_at_once);
  g_test_add_func ("/response/report/shorter", test_report_delay_is_shorter_than_period);
  g_test_add_func ("/response/report/as-long", test_report_delay_is_as_long_as_period);
  g_test_add_func ("/response/report/longer", test_report_delay_is_longer_than_period);
  g_test_add_func ("/response/report/share", test_report_knows_a_share);
  g_test_add_func ("/response/report/scatters", test_report_scatters);
  g_test_add_func ("/response/report/no-scatter", test_report_without_scatter_is_the_same);
  return g_test_run ();
}
