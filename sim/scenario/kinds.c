/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which kinds belong to which section, and how the sections are called. */
#include "scenario/kinds.h"

#include <tabard/command.h>
#include <tabard/hazard.h>
#include <tabard/output.h>
#include <tabard/policy.h>
#include <tabard/trigger.h>

const char *const tbr_section_names[TBR_SECTION_N + 1]
    = { "meta",     "states",   "capabilities", "posts",        "rates", "lags",  "services",
        "borders",  "money",    "stock",        "dependencies", "world", "units", "hazards",
        "triggers", "policies", "measures",     "commands",     NULL };
const char *const tbr_layer_names[TBR_LAYER_N + 1]
    = { "national", "bilateral", "pool", "rescEU", "agency", NULL };
const char *const tbr_mode_names[TBR_MODE_N + 1]
    = { "road", "air", "air-road", "sea", "remote", NULL };
const char *const tbr_decision_names[TBR_DECISION_N + 1]
    = { "dispatch", "ask",   "offer",      "choose", "resceu", "ask-agency", "agency",
        "share",    "csirt", "solidarity", "ipcr",   "maps",   "atlas",      NULL };
const char *const tbr_certainty_names[TBR_CERTAINTY_N + 1]
    = { "sourced", "partly", "estimated", NULL };

static const TbrKind *const meta_kinds[] = { &tbr_kind_meta, NULL };
static const TbrKind *const state_kinds[] = { &tbr_kind_state, NULL };
static const TbrKind *const capability_kinds[] = { &tbr_kind_capability, NULL };
static const TbrKind *const post_kinds[] = { &tbr_kind_post, NULL };
static const TbrKind *const rate_kinds[] = { &tbr_kind_rate, NULL };
static const TbrKind *const lag_kinds[] = { &tbr_kind_lag, NULL };
static const TbrKind *const service_kinds[] = { &tbr_kind_service, NULL };
static const TbrKind *const border_kinds[] = { &tbr_kind_border, NULL };
static const TbrKind *const money_kinds[] = { &tbr_kind_share, &tbr_kind_tariff, NULL };
static const TbrKind *const stock_kinds[] = { &tbr_kind_stock, NULL };
static const TbrKind *const dependency_kinds[]
    = { &tbr_kind_lifeline, &tbr_kind_dependency, &tbr_kind_care, NULL };
static const TbrKind *const world_kinds[] = { &tbr_kind_link, &tbr_kind_site, NULL };
static const TbrKind *const unit_kinds[] = { &tbr_kind_unit, &tbr_kind_take, NULL };

/* A registered kind begins with its TbrKind, so a list of one is a list of the other. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (TbrHazardKind, kind) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (TbrTriggerKind, kind) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (TbrPolicyKind, kind) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (TbrOutputKind, kind) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (TbrCommandKind, kind) == 0);

const TbrKind *const *
tbr_scenario_kinds (TbrSectionId section)
{
  switch (section)
    {
    case TBR_SECTION_META:
      return meta_kinds;
    case TBR_SECTION_STATES:
      return state_kinds;
    case TBR_SECTION_CAPABILITIES:
      return capability_kinds;
    case TBR_SECTION_POSTS:
      return post_kinds;
    case TBR_SECTION_RATES:
      return rate_kinds;
    case TBR_SECTION_LAGS:
      return lag_kinds;
    case TBR_SECTION_SERVICES:
      return service_kinds;
    case TBR_SECTION_BORDERS:
      return border_kinds;
    case TBR_SECTION_MONEY:
      return money_kinds;
    case TBR_SECTION_STOCK:
      return stock_kinds;
    case TBR_SECTION_DEPENDENCIES:
      return dependency_kinds;
    case TBR_SECTION_WORLD:
      return world_kinds;
    case TBR_SECTION_UNITS:
      return unit_kinds;
    case TBR_SECTION_HAZARDS:
      return (const TbrKind *const *) (gconstpointer) tbr_hazard_kinds;
    case TBR_SECTION_TRIGGERS:
      return (const TbrKind *const *) (gconstpointer) tbr_trigger_kinds;
    case TBR_SECTION_POLICIES:
      return (const TbrKind *const *) (gconstpointer) tbr_policy_kinds;
    case TBR_SECTION_MEASURES:
      return (const TbrKind *const *) (gconstpointer) tbr_output_kinds;
    case TBR_SECTION_COMMANDS:
      return (const TbrKind *const *) (gconstpointer) tbr_command_kinds;
    case TBR_SECTION_N:
      break;
    }
  g_return_val_if_reached (meta_kinds);
}

void
tbr_kind_set_registered (TbrKindSet *set)
{
  for (guint i = 0; i < TBR_SECTION_N; i++)
    set->kinds[i] = tbr_scenario_kinds ((TbrSectionId) i);
}

const char *
tbr_section_element (TbrSectionId section)
{
  static const char *const elements[TBR_SECTION_N]
      = { "meta",    "state",  "capability", "post",   "rate",       "lag",
          "service", "border", "share",      "stock",  "dependency", "link",
          "unit",    "hazard", "trigger",    "policy", "measure",    "command" };
  return elements[section];
}

const char *
tbr_section_things (TbrSectionId section)
{
  return section == TBR_SECTION_WORLD ? "link or site" : tbr_section_element (section);
}

gboolean
tbr_section_is_open (TbrSectionId section)
{
  return section >= TBR_SECTION_HAZARDS;
}

gboolean
tbr_kind_needs_id (const TbrKind *kind)
{
  return kind == &tbr_kind_state || kind == &tbr_kind_capability || kind == &tbr_kind_lag
         || kind == &tbr_kind_post || kind == &tbr_kind_stock || kind == &tbr_kind_lifeline
         || kind == &tbr_kind_dependency || kind == &tbr_kind_tariff || kind == &tbr_kind_unit
         || g_str_equal (kind->section, "hazards");
}

int
tbr_section_find (const char *name)
{
  for (int i = 0; i < TBR_SECTION_N; i++)
    if (g_str_equal (name, tbr_section_names[i])
        || g_str_equal (name, tbr_section_element ((TbrSectionId) i)))
      return i;
  return -1;
}
