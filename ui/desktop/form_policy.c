/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of a policy: what is decided, by which, and from when on. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"

#include <tabard/policy.h>

#include <glib/gi18n.h>

static const char *const points[TBR_DECISION_N] = {
  N_ ("which national unit goes where"),
  N_ ("when, what and how much to ask for"),
  N_ ("which of its units a state offers"),
  N_ ("which offers to accept, and which unit works where"),
  N_ ("whether rescEU is sent"),
  N_ ("when agencies of the Union are asked"),
  N_ ("how an agency answers"),
  N_ ("whether indicators of a cyber attack are passed on"),
  N_ ("which cases cyber teams take first"),
  N_ ("when the solidarity clause is invoked"),
  N_ ("how far the Council's crisis response is opened"),
  N_ ("when satellite maps are asked for"),
  N_ ("when intervention units are asked for"),
};

const char *
tbr_form_policy_point (const char *decision)
{
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if (g_str_equal (tbr_decision_names[i], decision))
      return _ (points[i]);
  return decision;
}

char *
tbr_form_policy_points (const TbrObject *policy)
{
  const TbrPolicyCommon *common = policy->values;
  GString *all = g_string_new (NULL);
  guint decisions = 0;
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_policy_kinds[i]->kind.name, policy->kind->name))
      decisions = tbr_policy_plain (tbr_policy_kinds[i]);
  if (common->decision < TBR_DECISION_N)
    decisions = 1u << common->decision;
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if ((decisions >> i & 1) != 0)
      g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", _ (points[i]));
  return g_string_free (all, FALSE);
}

void
tbr_form_policy_open (TbrDesktop *desktop)
{
  desktop->form.title = g_strdup (_ ("Choose a policy"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "decision",
                                      _ ("What is decided"), _ (points[0]));
  for (guint i = 0; i < TBR_DECISION_N; i++)
    tbr_form_choice (field, tbr_decision_names[i], _ (points[i]));
  tbr_forms_follow (desktop);
}

static guint
decision_of (const TbrForm *form)
{
  const char *name = tbr_forms_written (tbr_form_field (form, 0));
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if (g_str_equal (tbr_decision_names[i], name))
      return i;
  return TBR_DECISION_N;
}

void
tbr_form_policy_follow (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  guint decision = decision_of (form);
  g_autofree char *before = g_strdup (tbr_form_value (form, "policy"));
  tbr_form_cut (form, 1);
  TbrFormField *field = tbr_form_add (form, TBR_ASK_CHOICE, "policy", _ ("By which policy"), NULL);
  GString *hint = g_string_new (NULL);
  for (guint i = 0; decision < TBR_DECISION_N && tbr_policy_kinds[i] != NULL; i++)
    {
      const TbrKind *kind = &tbr_policy_kinds[i]->kind;
      if (!(tbr_policy_kinds[i]->decisions >> decision & 1))
        continue;
      const char *title = tbr_word (kind->title);
      tbr_form_choice (field, kind->name, title);
      g_string_append (hint, hint->len > 0 ? "\n" : "");
      g_string_append_printf (hint, _ ("%s: %s"), title, tbr_word (kind->sentence));
    }
  tbr_form_hint (field, hint->str);
  g_string_free (hint, TRUE);
  if (tbr_form_chosen (field, before) != NULL)
    field->value = (g_free (field->value), g_strdup (before));
  tbr_form_since_add (desktop);
}

/* A policy of the scenario of a kind that decides a point by itself, NULL for none. */
static const TbrObject *
find_policy (const TbrScenario *scenario, const char *kind, guint decision)
{
  const TbrSection *section = &scenario->sections[TBR_SECTION_POLICIES];
  for (guint i = 0; i < section->n; i++)
    {
      const TbrObject *object = section->objects[i];
      const TbrPolicyCommon *common = object->values;
      if (g_str_equal (object->kind->name, kind) && common->decision == (gint) decision)
        return object;
    }
  return NULL;
}

/* Whether the policy of the form is ordered now, for the scenario has it already. */
static const TbrObject *
ordered_policy (const TbrDesktop *desktop)
{
  guint decision = decision_of (&desktop->form);
  const char *kind = tbr_form_value (&desktop->form, "policy");
  return decision < TBR_DECISION_N && tbr_form_since_is_now (desktop)
             ? find_policy (desktop->session->scenario, kind, decision)
             : NULL;
}

/* From now on as an order when the scenario has that policy; else one more, with a date; or the one
   that decides from the start. */
char *
tbr_form_policy_line (TbrDesktop *desktop)
{
  guint decision = decision_of (&desktop->form);
  const char *kind = tbr_forms_written (tbr_form_field (&desktop->form, 1));
  if (decision == TBR_DECISION_N
      || tbr_form_chosen (tbr_form_field (&desktop->form, 1), kind) == NULL)
    {
      tbr_forms_complain (desktop, _ ("Choose what is decided, and one of the policies listed."));
      return NULL;
    }
  const TbrObject *object = ordered_policy (desktop);
  g_autofree char *now = tbr_forms_now (desktop);
  if (object != NULL)
    return g_strdup_printf ("order %s planner set-policy policy=%s", now, object->id);
  if (!tbr_form_since_is_now (desktop))
    return g_strdup_printf ("set policies.%s.kind %s", tbr_decision_names[decision], kind);
  g_autofree char *id = tbr_forms_new_id (desktop->session->scenario, TBR_SECTION_POLICIES,
                                          tbr_decision_names[decision]);
  return g_strdup_printf ("add policies %s id=%s decision=%s from=%s", kind, id,
                          tbr_decision_names[decision], now);
}
