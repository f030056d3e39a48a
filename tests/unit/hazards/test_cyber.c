/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cyber attacks: spread, notice, queue and restoration as theory has them; WannaCry as recorded. */
#include "hazards/cyber.h"

#include "hazard_fixture.h"

#include <gsl/gsl_cdf.h>

#define START "2017-05-12T12:00+01:00"
#define KIND "<hazard kind='cyber' id='w' state='GB' "
/* The health service of England. */
#define TRUSTS                                                                                     \
  "<sector name='health' lifeline='health'/><estate sector='health' state='GB' "                   \
  "count='236'/></hazard>"
/* All at once in the first step, all infected, nobody's time of notice spread. */
#define AT_ONCE                                                                                    \
  "outside='0.1 1/s' infected='100 %%' uneven='0 %%' detect-sigma='0' contain-sigma='0' "

static TbrHazardId the_hazard = { 0 };

static TbrCyberState *
state_of (const HazardFixture *fixture)
{
  return tbr_cyber_state (&fixture->sim, the_hazard);
}

static const TbrCyberOrganisation *
organisation_of (const HazardFixture *fixture, guint32 i)
{
  return &tbr_cyber_organisations (state_of (fixture))[i];
}

static void
test_cyber_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_cyber.kind, &error);
  g_assert_no_error (error);
}

/* One well-mixed sector without patches, reached from outside at p and from its own at q: the
   share reached is (1 - exp (-(p + q) t)) / (1 + q / p exp (-(p + q) t)) [BASS1969]. p = 0.01, q =
   0.5 an hour, 40,000 organisations: steps of 5 min and the chance of the first hours together
   leave it within 2.5 %. */
static void
test_cyber_spreads_as_theory_has_it (void)
{
  static const double hours[] = { 4, 8, 12 };
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "outside='0.01 1/h' contact='0.5 1/h' infected='100 %' uneven='0 %' "
                            "detect='365 d' detect-sigma='0' step='5 min' stop='2 d'>"
                            "<sector name='all' unpatched='100 %'/>"
                            "<estate sector='all' state='GB' count='40000'/></hazard>");
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      double fading = exp (-0.51 * hours[i]);
      double share = (1 - fading) / (1 + 0.5 / 0.01 * fading);
      hazard_fixture_run (&fixture, (TbrTime) (hours[i] * (double) TBR_HOUR));
      g_assert_cmpfloat_with_epsilon (state_of (&fixture)->counts[TBR_CYBER_TOUCHED] / 40000, share,
                                      0.025);
    }
  hazard_fixture_clear (&fixture);
}

/* One hour at 0.1 an hour from outside reaches 1 - exp (-0.1 x 0.6) of those open by 60 %
   [hazards.md section 8]. */
static void
test_cyber_reaches_the_share_of_one_step (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "outside='0.1 1/h' uneven='0 %'><sector name='all' unpatched='60 %'/>"
                            "<estate sector='all' state='GB' count='50000'/></hazard>");
  hazard_fixture_run (&fixture, TBR_HOUR);
  double share = 1 - exp (-0.06);
  g_assert_cmpfloat_with_epsilon (state_of (&fixture)->counts[TBR_CYBER_TOUCHED] / 50000, share,
                                  4.6 * sqrt (share * (1 - share) / 50000));
  hazard_fixture_clear (&fixture);
}

/* WannaCry: 81 of 236 trusts reached, 37 of them infected [NAO, HC 414, 2017], the same evening.
   The record is one draw; the mean of 200 replications lies within one standard deviation of a
   binomial count, 7.3 and 5.6. Nobody is reached after the kill switch. */
static void
test_cyber_touches_as_many_trusts_as_recorded (void)
{
  enum
  {
    N = 200
  };
  HazardFixture fixture;
  double touched = 0, infected = 0;
  hazard_fixture_init (&fixture, START, "7 d", KIND ">" TRUSTS);
  for (guint32 i = 0; i < N; i++)
    {
      tbr_core_clear (&fixture.sim);
      hazard_fixture_begin (&fixture, 1, i);
      hazard_fixture_run (&fixture, 8 * TBR_HOUR);
      touched += state_of (&fixture)->counts[TBR_CYBER_TOUCHED];
      infected += state_of (&fixture)->counts[TBR_CYBER_INFECTED];
    }
  g_test_message ("%g touched, %g infected", touched / N, infected / N);
  g_assert_cmpfloat_with_epsilon (touched / N, 81, 7.3);
  g_assert_cmpfloat_with_epsilon (infected / N, 37, 5.6);
  touched = state_of (&fixture)->counts[TBR_CYBER_TOUCHED];
  hazard_fixture_run (&fixture, 7 * TBR_DAY);
  g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_TOUCHED], ==, touched);
  hazard_fixture_clear (&fixture);
}

/* Median and quartile of the times of notice: lognormal, 12 h and sigma 1. With indicators shared
   from the first minute on each is three quarters as long. */
static void
test_cyber_sharing_shortens_the_time_to_notice (void)
{
  enum
  {
    N = 5000
  };
  static const char *const sharing[] = { "no", "yes" };
  HazardFixture fixture;
  g_autofree double *alone = g_new0 (double, N);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf (
          KIND "outside='0.02 1/h' infected='100 %%' contact='0 1/h' alert='0 h' isolate='30 d' "
               "sharing='%s' stop='90 d'><sector name='all'/>"
               "<estate sector='all' state='GB' count='%d'/></hazard>",
          sharing[i], N);
      guint below = 0, n = 0;
      hazard_fixture_init (&fixture, START, "30 d", text);
      hazard_fixture_run (&fixture, 30 * TBR_DAY);
      for (guint32 j = 0; j < N; j++)
        {
          const TbrCyberOrganisation *self = organisation_of (&fixture, j);
          double delay = (double) (self->detected - self->touched);
          if (self->touched < 48 || !isfinite (self->touched))
            continue;
          n++;
          below += delay < (i == 0 ? 12 : 9);
          if (i == 0)
            alone[j] = delay;
          else
            g_assert_cmpfloat_with_epsilon (delay, 0.75 * alone[j], 1e-3 + 1e-4 * delay);
        }
      g_assert_cmpuint (n, >, 2000);
      g_assert_cmpfloat_with_epsilon ((double) below / n, 0.5, 4.6 * 0.5 / sqrt (n));
      hazard_fixture_clear (&fixture);
    }
}

/* Nine cases at once and one team with three open cases of 72 h each: three after 72 h, six after
   144 h, nine after 216 h. */
static void
test_cyber_a_team_works_on_three_cases (void)
{
  HazardFixture fixture;
  g_autofree char *text = g_strdup_printf (
      KIND AT_ONCE "alone='0 %%' detect='60 s'><sector name='all' unpatched='100 %%'/>"
                   "<estate sector='all' state='GB' count='9'/></hazard>");
  hazard_fixture_read (&fixture, START, "20 d", text);
  fixture.rate[TBR_NEED_INCIDENTS][TBR_WORK_EXPERT] = 3.0 / 72;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 2 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_INCIDENTS], ==, 1);
  TbrTime opened = tbr_need_get (&fixture.sim, TBR_HANDLE (TbrNeedId, 0))->opened;
  for (guint round = 1; round <= 3; round++)
    {
      hazard_fixture_run (&fixture, opened + round * 72 * TBR_HOUR - TBR_MINUTE);
      g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_OPEN_CASES], ==, 12 - 3.0 * round);
      hazard_fixture_run (&fixture, opened + round * 72 * TBR_HOUR + TBR_HOUR);
      g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_OPEN_CASES], ==, 9 - 3.0 * round);
    }
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_NEED_CLOSED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* Hospitals come before warehouses, whoever was noticed first. */
static void
test_cyber_priority_goes_first (void)
{
  HazardFixture fixture;
  g_autofree char *text
      = g_strdup_printf (KIND AT_ONCE "alone='0 %%' detect='60 s'>"
                                      "<sector name='logistics' unpatched='100 %%' priority='3'/>"
                                      "<sector name='health' unpatched='100 %%' priority='1'/>"
                                      "<estate sector='logistics' state='GB' count='6'/>"
                                      "<estate sector='health' state='GB' count='3'/></hazard>");
  hazard_fixture_read (&fixture, START, "20 d", text);
  fixture.rate[TBR_NEED_INCIDENTS][TBR_WORK_EXPERT] = 3.0 / 72;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 76 * TBR_HOUR);
  for (guint32 i = 0; i < 9; i++)
    g_assert_cmpint (organisation_of (&fixture, i)->status, ==,
                     i < 6 ? TBR_CYBER_OPEN : TBR_CYBER_CONTAINED);
  hazard_fixture_clear (&fixture);
}

/* From contained to restored: lognormal with a median of 7 d and sigma 1, and 10 d for large
   estates, 5 %. Kolmogorov's statistic over 4,000 of them stays below 1.95 / sqrt (n), level 0.1
   %. */
static void
test_cyber_restores_as_the_law_says (void)
{
  enum
  {
    N = 4000
  };
  HazardFixture fixture;
  g_autofree char *text
      = g_strdup_printf (KIND AT_ONCE "alone='100 %%' detect='60 s' contain='60 s' large='0 %%'>"
                                      "<sector name='all' unpatched='100 %%'/>"
                                      "<estate sector='all' state='GB' count='%d'/></hazard>",
                         N);
  hazard_fixture_init (&fixture, START, "2 d", text);
  hazard_fixture_run (&fixture, TBR_DAY);
  g_autofree double *spans = g_new (double, N);
  for (guint32 i = 0; i < N; i++)
    {
      const TbrCyberOrganisation *self = organisation_of (&fixture, i);
      g_assert_cmpfloat (self->restored, <, INFINITY);
      spans[i] = (double) self->restored - 3;
    }
  double largest = 0;
  for (guint q = 1; q < 20; q++)
    {
      double bound = gsl_cdf_lognormal_Pinv (q / 20.0, log (168), 1);
      guint below = 0;
      for (guint32 i = 0; i < N; i++)
        below += spans[i] <= bound;
      largest = fmax (largest, fabs ((double) below / N - q / 20.0));
    }
  g_assert_cmpfloat (largest, <, 1.95 / sqrt (N));
  hazard_fixture_clear (&fixture);
}

static guint n_late[TBR_INCIDENT_N], n_sent[TBR_INCIDENT_N];

static void
count_incident (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (facts[i].kind == TBR_FACT_INCIDENT)
      {
        n_sent[facts[i].code]++;
        n_late[facts[i].code] += facts[i].y > 0;
      }
}

/* Sent after a lognormal of 12 h with sigma 0.6, due after 24 h: P (Z > ln 2 / 0.6) = 12.4 % are
   late; of the notifications P (Z > ln 1.5 / 0.6) = 25.0 %; of the final reports P (Z > ln (30 /
   21) / 0.6) = 27.6 %. */
static void
test_cyber_reports_late_as_often_as_the_law_says (void)
{
  enum
  {
    N = 8000
  };
  static const struct
  {
    TbrIncidentStage stage;
    double late;
  } cases[] = { { TBR_INCIDENT_WARNED, 0.1240 },
                { TBR_INCIDENT_NOTIFIED, 0.2496 },
                { TBR_INCIDENT_REPORTED, 0.2761 } };
  HazardFixture fixture;
  g_autofree char *text
      = g_strdup_printf (KIND AT_ONCE "detect='60 s'><sector name='all' unpatched='100 %%'/>"
                                      "<estate sector='all' state='GB' count='%d'/></hazard>",
                         N);
  hazard_fixture_init (&fixture, START, "300 d", text);
  memset (n_sent, 0, sizeof n_sent);
  memset (n_late, 0, sizeof n_late);
  TbrSink sink = { count_incident, NULL };
  tbr_core_add_sink (&fixture.sim, &sink);
  hazard_fixture_run (&fixture, 300 * TBR_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double share = (double) n_late[cases[i].stage] / n_sent[cases[i].stage];
      g_assert_cmpfloat (n_sent[cases[i].stage], >, 0.999 * N);
      g_assert_cmpfloat_with_epsilon (share, cases[i].late,
                                      4.6 * sqrt (cases[i].late * (1 - cases[i].late) / N));
    }
  hazard_fixture_clear (&fixture);
}

#define HOSPITALS                                                                                  \
  KIND AT_ONCE "detect='6 h' contain='12 h' restore='24 h' restore-sigma='0' "                     \
               "large='0 %%' alone='0 %%' divert='100 %%' isolate='0 s'>"                          \
               "<sector name='health' unpatched='100 %%' loss='50 %%' appointments='1000' "        \
               "patients='400' ambulances='48'/>"                                                  \
               "<estate sector='health' state='GB' count='10'/></hazard>"

/* Ten hospitals of 400 patients, 3 % of whom die and a fifth more when struck: 24 in the end, of
   whom a team at once spares exp (-(6 h + 12 h + 24 h) / 7 d): those who would have died after it
   was noticed, handled and rebuilt. Nobody comes. They lose 500 appointments and divert 48
   ambulances a day each, 15 min each. */
static void
test_cyber_harms_patients_by_the_published_share (void)
{
  HazardFixture fixture;
  g_autofree char *text = g_strdup_printf (HOSPITALS);
  hazard_fixture_init (&fixture, START, "101 d", text);
  hazard_fixture_run (&fixture, TBR_HOUR + TBR_DAY);
  g_assert_cmpfloat_with_epsilon (state_of (&fixture)->counts[TBR_CYBER_DIVERTED], 480, 1e-6);
  g_assert_cmpfloat_with_epsilon (state_of (&fixture)->counts[TBR_CYBER_DELAY], 120, 1e-6);
  hazard_fixture_run (&fixture, 101 * TBR_DAY);
  double deaths = 10 * 400 * 0.03 * 0.2;
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], deaths, 1e-3);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE],
                                  deaths * exp (-42.0 / (7 * 24)), 1e-3);
  double days = 101 - 1 / 24.0;
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_APPOINTMENTS], 10 * 500 * days, 1e-3);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_ORGANISATION_DOWN], 240 * days, 1e-3);
  hazard_fixture_clear (&fixture);
}

static guint64
digest_of_draws (const HazardFixture *fixture)
{
  TbrDigest digest;
  tbr_digest_init (&digest, 0);
  for (guint32 i = 0; i < state_of (fixture)->n_organisations; i++)
    {
      const TbrCyberOrganisation *self = organisation_of (fixture, i);
      tbr_digest_add (&digest, &self->exposure, sizeof self->exposure);
      tbr_digest_add (&digest, &self->touched, sizeof self->touched);
      tbr_digest_add (&digest, &self->detected, sizeof self->detected);
    }
  return tbr_digest_value (&digest);
}

#define UNION                                                                                      \
  KIND "states='GB FR DE ES IT PL'><sector name='health' lifeline='health' priority='0' "          \
       "appointments='100' patients='300'/><sector name='logistics' priority='2' "                 \
       "lifeline='logistics' per-million='6'/><supply from='logistics' to='health'/>"              \
       "<wave at='5 d' patched='70 %'/></hazard>"

/* Teams shorten what follows; who is reached and when it is noticed is not theirs to change. */
static void
test_cyber_work_never_shifts_chance (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "14 d", UNION);
  hazard_fixture_run (&fixture, 14 * TBR_DAY);
  guint64 idle = digest_of_draws (&fixture);
  double down = fixture.harm[TBR_HARM_ORGANISATION_DOWN];
  double appointments = fixture.harm[TBR_HARM_APPOINTMENTS];
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_INCIDENTS], >=, 6);
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_INCIDENTS][TBR_WORK_EXPERT] = 30;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 14 * TBR_DAY);
  g_assert_cmpuint (digest_of_draws (&fixture), ==, idle);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_ORGANISATION_DOWN], <, down);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_APPOINTMENTS], <, appointments);
  hazard_fixture_clear (&fixture);
}

/* Every organisation is in one state, every case in its queue, every loss in its region. */
static void
test_cyber_counts_everybody (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "14 d", UNION);
  fixture.rate[TBR_NEED_INCIDENTS][TBR_WORK_EXPERT] = 2;
  hazard_fixture_begin (&fixture, 1, 0);
  for (guint day = 1; day <= 14; day++)
    {
      guint open = 0, down = 0, touched = 0, queued = 0;
      double lost = 0;
      hazard_fixture_run (&fixture, day * TBR_DAY);
      TbrCyberState *state = state_of (&fixture);
      for (guint32 i = 0; i < state->n_organisations; i++)
        {
          const TbrCyberOrganisation *self = organisation_of (&fixture, i);
          gboolean is_down = self->status == TBR_CYBER_CAUTIOUS
                             || (self->is_struck && self->status != TBR_CYBER_RESTORED);
          g_assert_cmpuint (self->region, !=, TBR_NONE);
          touched += self->status != TBR_CYBER_CLEAN;
          open += self->status == TBR_CYBER_OPEN;
          down += is_down;
          lost += !is_down ? 0 : self->status == TBR_CYBER_CAUTIOUS ? 0.05 : 0.3;
        }
      for (guint i = 0; i < state->n_lands; i++)
        queued += tbr_cyber_lands (state)[i].n_open;
      for (guint i = 0; i < state->n_sectors * state->n_regions; i++)
        lost -= (double) tbr_cyber_cells (state)[i].lost;
      g_assert_cmpuint (open, ==, queued);
      g_assert_cmpfloat (open, ==, state->counts[TBR_CYBER_OPEN_CASES]);
      g_assert_cmpfloat (down, ==, state->counts[TBR_CYBER_DOWN]);
      g_assert_cmpfloat (touched, ==, state->counts[TBR_CYBER_TOUCHED]);
      g_assert_cmpfloat_with_epsilon (lost, 0, 1e-2);
    }
  hazard_fixture_clear (&fixture);
}

/* What regions have lost is what their organisations have, to the half percent below which nothing
   is passed on, and all of it comes back. */
static void
test_cyber_takes_services_and_gives_them_back (void)
{
  HazardFixture fixture;
  g_autofree char *text
      = g_strdup_printf (KIND AT_ONCE "detect='60 s' contain='60 s' restore='10 h' large='0 %%' "
                                      "restore-sigma='0' alone='100 %%'>"
                                      "<sector name='health' lifeline='health' unpatched='100 %%' "
                                      "loss='40 %%' carries='50 %%'/></hazard>");
  hazard_fixture_init (&fixture, START, "3 d", text);
  hazard_fixture_run (&fixture, 2 * TBR_HOUR);
  guint n = 0;
  for (guint32 i = 0; i < fixture.map->n_regions; i++)
    {
      TbrRegionId region = TBR_HANDLE (TbrRegionId, i);
      const TbrCyberCell *cell = &tbr_cyber_cells (state_of (&fixture))[i];
      double loss = tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_HEALTH);
      g_assert_cmpfloat_with_epsilon (loss, cell->n > 0 ? 0.2 : 0, 1e-6);
      n += loss > 0;
    }
  g_assert_cmpuint (n, >, 50);
  hazard_fixture_run (&fixture, TBR_DAY);
  for (guint32 i = 0; i < fixture.map->n_regions; i++)
    g_assert_cmpfloat (tbr_lifeline_loss (&fixture.sim, TBR_HANDLE (TbrRegionId, i),
                                          TBR_LIFELINE_HEALTH),
                       ==, 0);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_HEALTH], >, 1e6);
  hazard_fixture_clear (&fixture);
}

/* More patching never reaches anybody more: the same luck, organisation by organisation. */
static void
test_cyber_patches_never_reach_more (void)
{
  static const char *const open[] = { "60 %", "45 %", "20 %", "0 %" };
  double before = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "><sector name='health' unpatched='%s'/>"
                                  "<estate sector='health' state='GB' count='2000'/></hazard>",
                             open[i]);
      hazard_fixture_init (&fixture, START, "2 d", text);
      hazard_fixture_run (&fixture, 2 * TBR_DAY);
      g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_TOUCHED], <, before);
      before = state_of (&fixture)->counts[TBR_CYBER_TOUCHED];
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (before, ==, 0);
}

/* A second wave reaches those it finds still open, and needs an alert of its own. */
static void
test_cyber_a_second_wave_comes (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "14 d", UNION);
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  double first = state_of (&fixture)->counts[TBR_CYBER_TOUCHED];
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_ALERTED], ==, 1);
  hazard_fixture_run (&fixture, 14 * TBR_DAY);
  g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_TOUCHED], >, first);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_ALERTED], ==, 2);
  hazard_fixture_clear (&fixture);
}

/* No organisation at all is no fault; one alone cannot pass it on. */
static void
test_cyber_none_and_one (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "><sector name='all'/><estate sector='all' state='GB' count='0'/>"
                            "</hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_INCIDENT], ==, 0);
  hazard_fixture_clear (&fixture);
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "outside='0.1 1/s'><sector name='all'/>"
                            "<estate sector='all' state='GB' count='1'/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpfloat (state_of (&fixture)->counts[TBR_CYBER_TOUCHED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* A state that has kept what it knows passes it on by order: the alert follows after its delay. */
static void
test_cyber_shares_by_order (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "4 d",
                       KIND "sharing='no' alert='2 h'><sector name='all' per-million='20'/>"
                            "</hazard>");
  hazard_fixture_run (&fixture, 10 * TBR_HOUR);
  g_assert_true (isinf (state_of (&fixture)->alert));
  tbr_cyber_share (&fixture.sim, the_hazard, tbr_map_find_state (fixture.map, "GB"),
                   TBR_CYBER_SHARED);
  g_assert_cmpfloat_with_epsilon (state_of (&fixture)->alert, 12, 1e-9);
  hazard_fixture_run (&fixture, 13 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_ALERTED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* A trigger starts it, and only then; a wave before that is none. */
static void
test_cyber_waits_for_its_trigger (void)
{
  HazardFixture fixture;
  g_assert_true (hazard_fixture_read_sections (
      &fixture, START, "4 d",
      "<hazards><hazard kind='earthquake' id='quake' state='HR' at='1 d' lon='16.25 deg' "
      "lat='45.42 deg' magnitude='6.4' aftershocks='no'/>" KIND ">"
      "<sector name='all'/><wave at='12 h'/></hazard></hazards><triggers><trigger kind='on-event' "
      "id='t' hazard='quake' event='shock' then='w' delay='3 h'/></triggers>"));
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 27 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_INCIDENT], ==, 0);
  hazard_fixture_run (&fixture, 36 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_INCIDENT], >, 50);
  hazard_fixture_clear (&fixture);
}

static void
test_cyber_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "><sector name='a'/><sector name='a'/>", "sector: name: 'a' is there twice" },
    { "><sector name='a'/><estate sector='b' state='GB' count='1'/>",
      "estate: sector: no sector is called 'b'" },
    { "><sector name='a'/><estate sector='a' state='FR' count='1'/>",
      "estate: state: FR is not among the states it can reach" },
    { "><sector name='a'/><supply from='x' to='a'/>", "supply: from: no sector is called 'x'" },
    { "silent='FR'><sector name='a'/>", "silent: FR is not among the states it can reach" },
    { "states='FR FR'><sector name='a'/>", "states: FR is there twice" },
    { "onset='3 d'><sector name='a'/><wave at='2 d'/>", "wave: at: row 1 is not later" },
    { "><sector name='a' lifeline='water' carries='60 %'/>"
      "<sector name='b' lifeline='water' carries='60 %'/>",
      "sector: carries: those of water carry more than all of it" },
    { "><sector name='a' per-million='1000'/>", "per-million: more than 60000 organisations" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND "%s</hazard>", cases[i].text);
      g_assert_false (hazard_fixture_read (&fixture, START, "8 d", text));
      g_test_message ("%s", fixture.faults);
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

static void
test_cyber_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_cyber.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (
          &tbr_hazard_cyber.kind, i, largest, " state='GB' states='GB FR'",
          "<sector name='health' lifeline='health' patients='100' ambulances='9'/>"
          "<sector name='power' lifeline='power' reach='5 %'/><supply from='power' to='health'/>"
          "<wave at='3 d' patched='20 %'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) g_test_add_func ("/hazards/cyber/" path, test_cyber_##function)
  TEST ("table-is-sound", table_is_sound);
  TEST ("spreads-as-theory-has-it", spreads_as_theory_has_it);
  TEST ("reaches-the-share-of-one-step", reaches_the_share_of_one_step);
  TEST ("touches-as-many-trusts-as-recorded", touches_as_many_trusts_as_recorded);
  TEST ("sharing-shortens-the-time-to-notice", sharing_shortens_the_time_to_notice);
  TEST ("a-team-works-on-three-cases", a_team_works_on_three_cases);
  TEST ("priority-goes-first", priority_goes_first);
  TEST ("restores-as-the-law-says", restores_as_the_law_says);
  TEST ("reports-late-as-often-as-the-law-says", reports_late_as_often_as_the_law_says);
  TEST ("harms-patients-by-the-published-share", harms_patients_by_the_published_share);
  TEST ("work-never-shifts-chance", work_never_shifts_chance);
  TEST ("counts-everybody", counts_everybody);
  TEST ("takes-services-and-gives-them-back", takes_services_and_gives_them_back);
  TEST ("patches-never-reach-more", patches_never_reach_more);
  TEST ("a-second-wave-comes", a_second_wave_comes);
  TEST ("none-and-one", none_and_one);
  TEST ("shares-by-order", shares_by_order);
  TEST ("waits-for-its-trigger", waits_for_its_trigger);
  TEST ("refuses-what-cannot-be", refuses_what_cannot_be);
  TEST ("bears-every-extreme", bears_every_extreme);
  return g_test_run ();
}
