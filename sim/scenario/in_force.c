/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Policies by decision and state: what is written for a state goes before what holds for all, and
   that before the usual one. */
#include "scenario/in_force.h"

#include "base/quote.h"
#include "scenario/reference.h"

#include <tabard/policy.h>

#include <string.h>

/* The usual policies, by decision. */
static const char *const usual[TBR_DECISION_N]
    = { "fastest",      "when-short", "propensity", "first-come",     "last-resort",
        "with-request", "staged",     "as-set",     "by-criticality", "never",
        "never",        "never",      "never" };

static const TbrPolicyKind *
kind_of (const TbrElement *element)
{
  return (const TbrPolicyKind *) (gconstpointer) element->object.kind;
}

static TbrPolicyCommon *
common_of (const TbrElement *element)
{
  return (TbrPolicyCommon *) (gpointer) element->values;
}

static gboolean
decides (const TbrElement *element, guint decision)
{
  gint chosen = common_of (element)->decision;
  if (chosen == TBR_DECISION_N)
    return (tbr_policy_plain (kind_of (element)) >> decision & 1) != 0;
  return chosen == (gint) decision;
}

/* Whether it is in force from the start. */
static gboolean
is_there (const TbrElement *element)
{
  return common_of (element)->from <= 0;
}

/* Whether the element says for which states it holds. */
static gboolean
is_specific (const TbrElement *element)
{
  int states = tbr_kind_find_param (element->object.kind, "states");
  return states >= 0 && element->given[states] != 0;
}

static const TbrKind *
find_kind (const TbrDraft *draft, const char *name, guint decision)
{
  const TbrKind *const *kinds = draft->kinds->kinds[TBR_SECTION_POLICIES];
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, name)
        && (((const TbrPolicyKind *) (gconstpointer) kinds[i])->decisions >> decision & 1))
      return kinds[i];
  return NULL;
}

gboolean
tbr_in_force_is_kind_path (const char *id, const char *parameter)
{
  if (!g_str_equal (parameter, "kind"))
    return FALSE;
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if (g_str_equal (id, tbr_decision_names[i]))
      return TRUE;
  return FALSE;
}

static void
refuse_kind (TbrDraft *draft, const TbrSetting *setting, guint decision)
{
  const TbrKind *const *kinds = draft->kinds->kinds[TBR_SECTION_POLICIES];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; kinds[i] != NULL; i++)
    if (find_kind (draft, kinds[i]->name, decision) != NULL)
      g_ptr_array_add (names, (gpointer) kinds[i]->name);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (setting->value, names));
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_autofree char *quoted = tbr_quote (setting->value);
  tbr_diagnostics_add (draft->faults, setting->file, setting->line,
                       "%s: no policy %s decides that%s%s%s", setting->path, quoted, hint,
                       *hint == '\0' ? ": it is one of " : "", *hint == '\0' ? list : "");
}

/* The kind that an order wants for the decision, NULL for none. */
static const TbrKind *
find_ordered_kind (TbrDraft *draft, guint decision)
{
  const GArray *lists[] = { draft->orders, draft->settings };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = lists[i]->len; j > 0; j--)
      {
        const TbrSetting *setting = &g_array_index (lists[i], TbrSetting, j - 1);
        g_auto (GStrv) parts = g_strsplit (setting->path, ".", 4);
        if (g_strv_length (parts) != 3 || tbr_section_find (parts[0]) != TBR_SECTION_POLICIES
            || !g_str_equal (parts[1], tbr_decision_names[decision])
            || !g_str_equal (parts[2], "kind"))
          continue;
        const TbrKind *kind = find_kind (draft, setting->value, decision);
        if (kind == NULL)
          refuse_kind (draft, setting, decision);
        return kind;
      }
  return NULL;
}

/* Whether something is written that holds for all states. */
static gboolean
find_general (const TbrDraft *draft, guint decision)
{
  const GPtrArray *policies = draft->elements[TBR_SECTION_POLICIES];
  for (guint i = 0; i < policies->len; i++)
    if (!is_specific (policies->pdata[i]) && decides (policies->pdata[i], decision)
        && is_there (policies->pdata[i]))
      return TRUE;
  return FALSE;
}

void
tbr_in_force_add_defaults (TbrDraft *draft)
{
  for (guint decision = 0; decision < TBR_DECISION_N; decision++)
    {
      const TbrKind *kind = find_ordered_kind (draft, decision);
      if (kind == NULL && find_general (draft, decision))
        continue;
      if (kind == NULL)
        kind = find_kind (draft, usual[decision], decision);
      const char *id = tbr_decision_names[decision];
      g_autofree char *other = g_strconcat (id, ".usual", NULL);
      if (g_hash_table_contains (draft->ids[TBR_SECTION_POLICIES], id))
        id = other;
      if (kind == NULL || g_hash_table_contains (draft->ids[TBR_SECTION_POLICIES], id))
        continue;
      TbrElement *element = tbr_element_default (draft, TBR_SECTION_POLICIES, kind, id);
      common_of (element)->decision = (gint) decision;
    }
}

/* Whether the element was made here and not written. */
static gboolean
is_default (const TbrElement *element)
{
  return element->object.line == 0;
}

/* Puts a policy where it decides; what is in the way is a fault unless it is less specific. */
static void
put (TbrDraft *draft, TbrElement *element, guint decision, const TbrObject **row)
{
  const TbrRefs *states = &common_of (element)->states;
  for (guint32 state = 0; state < draft->map->n_countries; state++)
    {
      gboolean holds = states->n == 0;
      for (guint32 i = 0; i < states->n && !holds; i++)
        holds = states->items[i] == state;
      if (!holds)
        continue;
      const TbrElement *other = (const TbrElement *) (gconstpointer) row[state];
      gboolean clashes
          = other != NULL && is_specific (other) == is_specific (element) && !is_default (other);
      if (clashes)
        {
          tbr_element_fault (draft, element, "%s is decided by '%s' at %s:%u already",
                             tbr_decision_names[decision], other->object.id, other->object.file,
                             other->object.line);
          return;
        }
      row[state] = &element->object;
    }
}

static void
check_point (TbrDraft *draft, TbrElement *element)
{
  gint chosen = common_of (element)->decision;
  if (chosen == TBR_DECISION_N || (kind_of (element)->decisions >> chosen & 1) != 0)
    return;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if (kind_of (element)->decisions >> i & 1)
      g_ptr_array_add (names, (gpointer) tbr_decision_names[i]);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  tbr_element_fault (draft, element, "decision: it cannot decide %s: it is one of %s",
                     tbr_decision_names[chosen], list);
  element->is_faulty = TRUE;
}

/* Whether a policy made here decides the point for all states. */
static gboolean
has_default (const TbrDraft *draft, guint decision)
{
  const GPtrArray *policies = draft->elements[TBR_SECTION_POLICIES];
  for (guint i = 0; i < policies->len; i++)
    if (is_default (policies->pdata[i]) && decides (policies->pdata[i], decision))
      return TRUE;
  return FALSE;
}

void
tbr_in_force_fill (TbrDraft *draft, const TbrObject **table)
{
  const GPtrArray *policies = draft->elements[TBR_SECTION_POLICIES];
  guint n = draft->map->n_countries;
  for (guint i = 0; i < policies->len; i++)
    check_point (draft, policies->pdata[i]);
  for (guint decision = 0; decision < TBR_DECISION_N; decision++)
    {
      gboolean has_other = has_default (draft, decision);
      /* General ones first, so that specific ones lie over them. */
      for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < policies->len; i++)
          {
            TbrElement *element = policies->pdata[i];
            gboolean is_replaced = has_other && pass == 0 && !is_default (element);
            if (is_specific (element) == (pass == 1) && decides (element, decision)
                && !element->is_faulty && !is_replaced && is_there (element))
              put (draft, element, decision, table + decision * n);
          }
    }
}
