/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Books that do not add up are found, whatever it is that is missing. */
#include "fixture.h"

#include <tabard/audit.h>

#define OPENED(need, what)                                                                         \
  {                                                                                                \
    .kind = TBR_FACT_NEED_OPENED, .a = need, .b = 0, .c = SE, .code = what, .x = 10                \
  }
#define WORKED(unit, need, amount)                                                                 \
  {                                                                                                \
    .kind = TBR_FACT_UNIT_WORKED, .a = unit, .b = need, .x = 1, .y = amount                        \
  }
#define CLOSED(need, amount)                                                                       \
  {                                                                                                \
    .kind = TBR_FACT_NEED_CLOSED, .a = need, .x = amount                                           \
  }
#define HURT(what, n)                                                                              \
  {                                                                                                \
    .kind = TBR_FACT_PATIENTS, .a = 0, .code = what, .x = n                                        \
  }
#define HARM(what, n)                                                                              \
  {                                                                                                \
    .kind = TBR_FACT_HARM, .a = 0, .b = SE, .c = TBR_NONE, .code = what, .x = n                    \
  }

typedef struct
{
  const char *fault; /* part of what is said; NULL: they add up */
  TbrFact facts[8];  /* ended by none */
} Case;

static const Case cases[] = {
  { NULL,
    { OPENED (0, TBR_NEED_FIRE_LINE), WORKED (SE_ENGINE, 0, 4), WORKED (PL_CONVOY, 0, 6),
      CLOSED (0, 10) } },
  { "need 0: its units did 4, but 10 was done",
    { OPENED (0, TBR_NEED_FIRE_LINE), WORKED (SE_ENGINE, 0, 4), CLOSED (0, 10) } },
  /* goods that stay do it without a unit */
  { NULL, { OPENED (0, TBR_NEED_HOMELESS), WORKED (SE_ENGINE, 0, 4), CLOSED (0, 10) } },
  { "time goes back",
    { { .kind = TBR_FACT_WATCH, .at = 5 }, { .kind = TBR_FACT_WATCH, .at = 4 } } },
  { "it names what there is not", { { .kind = TBR_FACT_UNIT_READY, .a = 99 } } },
  { "it names what there is not", { WORKED (SE_ENGINE, 3, 1) } },
  { "it names what there is not", { { .kind = TBR_FACT_OFFER_LAPSED, .a = 0, .c = PL_CONVOY } } },
  { "a need is closed that is not open",
    { OPENED (0, TBR_NEED_FIRE_LINE), CLOSED (0, 0), CLOSED (0, 0) } },
  { "it works at a need that is not open",
    { OPENED (0, TBR_NEED_FIRE_LINE),
      CLOSED (0, 0),
      { .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 1 } } },
  { "it comes home that never left", { { .kind = TBR_FACT_UNIT_HOME, .a = SE_ENGINE, .x = 3 } } },
  { "goods given and left are not those it had: 91 against 90",
    { OPENED (0, TBR_NEED_HOMELESS),
      { .kind = TBR_FACT_GOODS_ISSUED, .a = PL_CONVOY, .b = 0, .x = 10, .y = 90 },
      { .kind = TBR_FACT_GOODS_ISSUED, .a = PL_CONVOY, .b = 0, .x = 10, .y = 81 } } },
  { "supplies taken in make less: 2 against 3",
    { { .kind = TBR_FACT_UNIT_SUPPLIED, .a = PL_CONVOY, .x = 3, .y = 2 } } },
  { "more people are fit than it has: 41 against 40",
    { { .kind = TBR_FACT_UNIT_STAFF, .a = PL_CONVOY, .x = 8, .y = 2, .z = 41 } } },
  { "more hours at high risk than hours: 9 against 8",
    { { .kind = TBR_FACT_UNIT_STAFF, .a = PL_CONVOY, .x = 8, .y = 9, .z = 40 } } },
  { "more machines are down than it has: 4 against 3",
    { { .kind = TBR_FACT_UNIT_BROKE, .a = PL_CONVOY, .b = 1, .c = 4, .x = 3 } } },
  { "its unit is offered already",
    { { .kind = TBR_FACT_REQUEST_OPENED, .a = 0, .b = SE },
      { .kind = TBR_FACT_OFFER_MADE, .a = 0, .b = 0, .c = PL_CONVOY },
      { .kind = TBR_FACT_OFFER_MADE, .a = 1, .b = 0, .c = PL_CONVOY } } },
  { "an offer is settled that is not open",
    { { .kind = TBR_FACT_REQUEST_OPENED, .a = 0, .b = SE },
      { .kind = TBR_FACT_OFFER_MADE, .a = 0, .b = 0, .c = PL_CONVOY },
      { .kind = TBR_FACT_OFFER_ACCEPTED, .a = 0, .b = 0, .c = PL_CONVOY },
      { .kind = TBR_FACT_OFFER_REFUSED, .a = 0, .b = 0, .c = PL_CONVOY } } },
  { "a request is closed that is not open",
    { { .kind = TBR_FACT_REQUEST_OPENED, .a = 0, .b = SE },
      { .kind = TBR_FACT_REQUEST_CLOSED, .a = 0 },
      { .kind = TBR_FACT_REQUEST_CLOSED, .a = 0 } } },
  { "a call is settled that is not open",
    { { .kind = TBR_FACT_CALL_OPENED, .a = 7, .c = 0 },
      { .kind = TBR_FACT_CALL_ABANDONED, .a = 7 },
      { .kind = TBR_FACT_CALL_CLOSED, .a = 7, .b = SE_ENGINE } } },
  { "more people are treated or dead than were hurt: 6 against 5",
    { HURT (TBR_PATIENT_CRITICAL_HURT, 5), HURT (TBR_PATIENT_CRITICAL_TREATED, 3),
      HURT (TBR_PATIENT_CRITICAL_DEAD, 6) } },
  { NULL, { HARM (TBR_HARM_DEATHS, 5), HARM (TBR_HARM_PREVENTABLE, 5) } },
  { "hazard fires: 6 of 5 deaths could have been prevented",
    { HARM (TBR_HARM_DEATHS, 5), HARM (TBR_HARM_PREVENTABLE, 6) } },
  { "harm is undone", { HARM (TBR_HARM_DEATHS, -1) } },
  { "more beds are taken than there are: 11 against 10",
    { { .kind = TBR_FACT_HOSPITALS, .b = 0, .c = SE, .y = 10, .z = 11 } } },
  { "a share is not from 0 to 1", { { .kind = TBR_FACT_LIFELINE_CHANGED, .b = 0, .x = 1.2 } } },
};

static void
test_audit_finds_what_does_not_add_up (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrAudit) audit = tbr_audit_new (&fixture);
      g_autoptr (GError) error = NULL;
      guint n = 0;
      while (n < G_N_ELEMENTS (cases[i].facts) && cases[i].facts[n].kind != TBR_FACT_NONE)
        n++;
      tbr_audit_take (audit, cases[i].facts, n);
      gboolean holds = tbr_audit_finish (audit, &error);
      g_assert_true (holds == (cases[i].fault == NULL));
      if (!holds && strstr (error->message, cases[i].fault) == NULL)
        g_error ("case %u: '%s' is not in '%s'", i, cases[i].fault, error->message);
    }
}

/* The first fault only, with its number, its instant, its words and its two sums. */
static void
test_audit_says_which_fact_it_was (void)
{
  static const TbrFact facts[] = {
    OPENED (0, TBR_NEED_FIRE_LINE),
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY },
    { .at = 25 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY, .x = 25 },
    { .at = 25 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_SECOND, .x = 1 },
  };
  g_autoptr (TbrAudit) audit = tbr_audit_new (&fixture);
  g_autoptr (GError) error = NULL;
  tbr_audit_take (audit, facts, 3);
  g_assert_true (tbr_audit_check (audit, &error));
  g_assert_no_error (error);
  tbr_audit_take (audit, &facts[3], 2);
  g_assert_false (tbr_audit_check (audit, &error));
  g_assert_cmpstr (error->message, ==,
                   "fact 4: 2018-07-16T19:00:00Z unit-home unit=S001.1 away=25h: hours away told "
                   "are not those by the clock: 25 against 24");
}

/* Each once, until asked. */
static void
test_audit_names_units (void)
{
  static const TbrFact facts[] = { { .kind = TBR_FACT_UNIT_READY, .a = PL_CONVOY },
                                   { .kind = TBR_FACT_UNIT_READY, .a = EU_PLANES },
                                   { .kind = TBR_FACT_WATCH } };
  g_autoptr (TbrAudit) audit = tbr_audit_new (&fixture);
  guint n;
  tbr_audit_take_named (audit, &n);
  g_assert_cmpuint (n, ==, 0);
  tbr_audit_take (audit, facts, G_N_ELEMENTS (facts));
  const guint32 *named = tbr_audit_take_named (audit, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (named[0], ==, PL_CONVOY);
  g_assert_cmpuint (named[1], ==, EU_PLANES);
  tbr_audit_take_named (audit, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_audit_of_nothing_adds_up (void)
{
  g_autoptr (TbrAudit) audit = tbr_audit_new (&fixture);
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_audit_finish (audit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tbr_audit_n_facts (audit), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/audit/of-nothing-adds-up", test_audit_of_nothing_adds_up);
  g_test_add_func ("/output/audit/finds-what-does-not-add-up",
                   test_audit_finds_what_does_not_add_up);
  g_test_add_func ("/output/audit/says-which-fact-it-was", test_audit_says_which_fact_it_was);
  g_test_add_func ("/output/audit/names-units", test_audit_names_units);
  return g_test_run ();
}
