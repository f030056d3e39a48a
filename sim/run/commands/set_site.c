/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that closes or opens a site: an airport, a port, a hospital. */
#include "run/find.h"

#include "world/site_use.h"

typedef struct
{
  TbrCommandCommon common;
  const char *site; /* what tbr_scenario_find_site() knows */
  gint state;       /* index in states */
} TbrSetSite;

#define OPEN 0
static const char *const states[] = { "open", "closed", NULL };

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSetSite),
  { .name = "site",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrSetSite, site),
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the site: its id in the scenario, its name, its airport's code, either behind its "
                "kind (port:Rotterdam), or #number",
    .source = "Definition" },
  { .name = "state",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrSetSite, state),
    .choices = states,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "what it is from now on",
    .source = "Definition" },
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSetSite *self = values;
  g_autoptr (GError) unknown = NULL;
  TbrSiteId id = tbr_scenario_find_site (scenario, self->site, &unknown);
  TbrAnySite site;

  if (!tbr_map_any_site (scenario->map, id, &site))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "site: %s", unknown->message);
      return FALSE;
    }
  return tbr_find_may_order (scenario, seat, site.state, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSetSite *self = values;

  tbr_site_use (sim, tbr_scenario_find_site (sim->scenario, self->site, NULL), self->state == OPEN);
}

const TbrCommandKind tbr_command_set_site = {
  .kind
  = { .section = "commands",
      .element = "command",
      .name = "set-site",
      .title = "Close or open a site",
      .sentence = "Closes or opens an airport, a port, a hospital or another site: nothing is "
                  "flown or shipped over it, its beds are missing",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrSetSite) },
  .is_possible = is_possible,
  .apply = apply,
};
