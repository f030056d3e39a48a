/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of facts, against itself and against the words of the rooms that write them. */
#include <tabard/journal.h>

#include "resources/unit.h"
#include "response/agency.h"
#include "response/atlas.h"
#include "response/ipcr.h"
#include "response/rapid_map.h"
#include "response/response.h"
#include "response/solidarity.h"
#include <tabard/command.h>

#include <tabard/route.h>

static void
test_fact_describes_every_kind (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint kind = 0; kind < TBR_FACT_N; kind++)
    {
      const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) kind);
      g_assert_nonnull (info->name);
      g_assert_nonnull (info->sentence);
      g_assert_true (g_hash_table_add (names, (gpointer) info->name));
    }
}

static void
test_fact_fields_fit_their_slots (void)
{
  for (guint kind = 0; kind < TBR_FACT_N; kind++)
    {
      const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) kind);
      guint seen = 0;
      for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
        {
          const TbrFactField *field = &info->fields[i];
          if (field->type == TBR_FIELD_NONE)
            continue;
          g_assert_true (i == 0 || info->fields[i - 1].type != TBR_FIELD_NONE);
          g_assert_cmpuint (seen & 1U << field->slot, ==, 0);
          seen |= 1U << field->slot;
          g_assert_nonnull (field->name);
          g_assert_true ((field->slot >= TBR_SLOT_X) == (field->type == TBR_FIELD_NUMBER));
          g_assert_true ((field->unit != NULL) == (field->type == TBR_FIELD_NUMBER));
          g_assert_true ((field->choices != NULL) == (field->type == TBR_FIELD_CHOICE));
        }
    }
}

static const char *const *
choices_of (TbrFactCode kind)
{
  const TbrFactInfo *info = tbr_fact_info (kind);
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    if (info->fields[i].slot == TBR_SLOT_CODE && info->fields[i].type == TBR_FIELD_CHOICE)
      return info->fields[i].choices;
  g_assert_not_reached ();
}

static void
assert_same (const char *const *words, const char *const *others, guint n)
{
  g_assert_cmpuint (g_strv_length ((char **) words), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (words[i], ==, others[i]);
}

static void
test_fact_uses_the_words_of_the_units (void)
{
  assert_same (choices_of (TBR_FACT_UNIT_RESTING), tbr_rest_names, TBR_REST_N);
  assert_same (choices_of (TBR_FACT_UNIT_RELEASED), tbr_release_names, TBR_RELEASE_N);
  assert_same (choices_of (TBR_FACT_UNIT_ORDER_FAILED), tbr_order_fault_names, TBR_ORDER_N);
  const char *const *hindrances = choices_of (TBR_FACT_COMMAND_REFUSED);
  g_assert_cmpuint (g_strv_length ((char **) hindrances), ==, TBR_HINDRANCE_N);
  for (guint i = TBR_ORDER_AWAY; i < TBR_ORDER_N; i++)
    g_assert_cmpstr (hindrances[TBR_HINDRANCE_AWAY + i - TBR_ORDER_AWAY], ==,
                     tbr_order_fault_names[i]);
}

/* The response has no words of its own: the enums decide the number and the order. */
static void
test_fact_has_a_word_for_each_reason (void)
{
  const char *const *ends = choices_of (TBR_FACT_REQUEST_CLOSED);
  g_assert_cmpuint (g_strv_length ((char **) ends), ==, TBR_REQUEST_END_N);
  g_assert_cmpstr (ends[TBR_REQUEST_END_MET], ==, "met");
  g_assert_cmpstr (ends[TBR_REQUEST_END_LAPSED], ==, "lapsed");
  g_assert_cmpstr (ends[TBR_REQUEST_END_ORDER], ==, "order");

  const char *const *declines = choices_of (TBR_FACT_OFFER_DECLINED);
  g_assert_cmpuint (g_strv_length ((char **) declines), ==, TBR_DECLINE_N);
  g_assert_cmpstr (declines[TBR_DECLINE_NOTHING], ==, "nothing");
  g_assert_cmpstr (declines[TBR_DECLINE_RESERVE], ==, "reserve");
  g_assert_cmpstr (declines[TBR_DECLINE_UNWILLING], ==, "unwilling");

  const char *const *refusals = choices_of (TBR_FACT_OFFER_REFUSED);
  g_assert_cmpuint (g_strv_length ((char **) refusals), ==, TBR_REFUSAL_N);
  g_assert_cmpstr (refusals[TBR_REFUSAL_ENOUGH], ==, "enough");
  g_assert_cmpstr (refusals[TBR_REFUSAL_OVER], ==, "over");
  g_assert_cmpstr (refusals[TBR_REFUSAL_ORDER], ==, "order");

  const char *const *steps = choices_of (TBR_FACT_AGENCY_STEP);
  g_assert_cmpuint (g_strv_length ((char **) steps), ==, TBR_AGENCY_N);
  g_assert_cmpstr (steps[TBR_AGENCY_ASKED], ==, "asked");
  g_assert_cmpstr (steps[TBR_AGENCY_DECIDED], ==, "decided");
  g_assert_cmpstr (steps[TBR_AGENCY_PLANNED], ==, "planned");
  g_assert_cmpstr (steps[TBR_AGENCY_CALLED], ==, "called");
  g_assert_cmpstr (steps[TBR_AGENCY_NOTHING], ==, "nothing-to-give");
}

static void
test_fact_has_a_word_for_each_step_of_a_chain (void)
{
  const char *const *solidarity = choices_of (TBR_FACT_SOLIDARITY);
  g_assert_cmpuint (g_strv_length ((char **) solidarity), ==, TBR_SOLIDARITY_N);
  g_assert_cmpstr (solidarity[TBR_SOLIDARITY_INVOKED], ==, "invoked");
  g_assert_cmpstr (solidarity[TBR_SOLIDARITY_DECIDED], ==, "decided");

  const char *const *modes = choices_of (TBR_FACT_IPCR);
  g_assert_cmpuint (g_strv_length ((char **) modes), ==, TBR_IPCR_REPORT + 1);
  g_assert_cmpstr (modes[TBR_IPCR_FULL], ==, "full");
  g_assert_cmpstr (modes[TBR_IPCR_REPORT], ==, "report");

  const char *const *maps = choices_of (TBR_FACT_MAP);
  g_assert_cmpuint (g_strv_length ((char **) maps), ==, TBR_RAPID_MAP_N);
  g_assert_cmpstr (maps[TBR_RAPID_MAP_DELIVERED], ==, "delivered");

  const char *const *atlas = choices_of (TBR_FACT_ATLAS);
  g_assert_cmpuint (g_strv_length ((char **) atlas), ==, TBR_ATLAS_N);
  g_assert_cmpstr (atlas[TBR_ATLAS_SENT], ==, "sent");
  g_assert_cmpstr (atlas[TBR_ATLAS_DECLINED], ==, "declined");
}

static void
test_fact_has_a_word_for_each_code (void)
{
  const char *const *links = choices_of (TBR_FACT_LINK_CHANGED);
  g_assert_cmpuint (g_strv_length ((char **) links), ==, TBR_LINK_STATE_N);
  g_assert_cmpstr (links[TBR_LINK_STATE_SLOWED], ==, "slowed");
  g_assert_cmpuint (g_strv_length ((char **) choices_of (TBR_FACT_HAZARD_EVENT)), ==,
                    TBR_HAZARD_EVENT_N);
  g_assert_cmpuint (g_strv_length ((char **) choices_of (TBR_FACT_HARM)), ==, TBR_HARM_N);
  for (guint i = 0; i < TBR_HARM_N; i++)
    {
      g_assert_cmpstr (tbr_harm_name ((TbrHarm) i), ==, choices_of (TBR_FACT_HARM)[i]);
      g_assert_nonnull (tbr_harm_unit ((TbrHarm) i));
    }
  g_assert_cmpstr (tbr_harm_name (TBR_HARM_BURNED), ==, "burned");
  g_assert_cmpstr (tbr_harm_unit (TBR_HARM_BURNED), ==, "ha");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/fact/describes-every-kind", test_fact_describes_every_kind);
  g_test_add_func ("/output/fact/has-a-word-for-each-step-of-a-chain",
                   test_fact_has_a_word_for_each_step_of_a_chain);
  g_test_add_func ("/output/fact/fields-fit-their-slots", test_fact_fields_fit_their_slots);
  g_test_add_func ("/output/fact/uses-the-words-of-the-units",
                   test_fact_uses_the_words_of_the_units);
  g_test_add_func ("/output/fact/has-a-word-for-each-reason", test_fact_has_a_word_for_each_reason);
  g_test_add_func ("/output/fact/has-a-word-for-each-code", test_fact_has_a_word_for_each_code);
  return g_test_run ();
}
