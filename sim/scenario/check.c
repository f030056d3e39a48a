/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Checks of meaning: what no parameter table can say about one value alone. */
#include "scenario/check.h"

#include "base/quote.h"
#include "hazards/trigger.h"
#include "scenario/reference.h"
#include "scenario/seat.h"

#include <tabard/cofinance.h>
#include <tabard/command.h>
#include <tabard/hazard.h>
#include <tabard/trigger.h>

/* Most <service> and <take> of a scenario. Our assumption. */
#define MOST_SERVICES 1000
#define MOST_TAKES 1000
/* Most reports of one need that are on their way at once: each has its place in the state. Our
   assumption. */
#define MOST_REPORTS 240

/* The span of the scenario, NULL when none or none that can be read is given. */
static const TbrMeta *
find_meta (const TbrDraft *draft)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_META];
  if (elements->len == 0)
    return NULL;
  const TbrMeta *meta = (gconstpointer) ((TbrElement *) elements->pdata[0])->values;
  gint64 start;
  return meta->duration > 0 && tbr_instant_parse (meta->start, &start, NULL) ? meta : NULL;
}

static void
check_states (TbrDraft *draft)
{
  const GPtrArray *states = draft->elements[TBR_SECTION_STATES];
  for (guint i = 0; i < states->len && !tbr_draft_is_full (draft); i++)
    {
      TbrElement *state = states->pdata[i];
      if (!tbr_is_none (tbr_map_find_state (draft->map, state->object.id)))
        continue;
      g_autofree char *hint
          = tbr_reference_hint (tbr_reference_suggest_state (draft->map, state->object.id));
      tbr_element_fault (draft, state, "no state of the map has this code%s", hint);
    }
}

/* Faults when a time of the element lies before the start or after the end. What could not be read
   is not given. */
static void
check_times (TbrDraft *draft, TbrElement *element, const TbrMeta *meta)
{
  for (guint i = 0; i < element->object.kind->n_params; i++)
    {
      const TbrParam *param = &element->object.kind->params[i];
      if (param->type != TBR_PARAM_INSTANT || element->given[i] == 0)
        continue;
      TbrTime at = *(const TbrTime *) (gconstpointer) (element->values + param->offset);
      if (at == TBR_NEVER || (at >= 0 && at <= meta->duration))
        continue;
      g_autofree char *written = tbr_instant_format (draft->start_unix + at);
      g_autofree char *limit
          = tbr_instant_format (draft->start_unix + (at < 0 ? 0 : meta->duration));
      tbr_element_fault (draft, element, "%s: %s is %s, %s", param->name, written,
                         at < 0 ? "before the start of the scenario" : "after its end", limit);
      element->is_faulty = TRUE;
    }
}

char *
tbr_check_find_crowd (const TbrMeta *meta)
{
  if (meta->report_period <= 0 || meta->report_delay <= MOST_REPORTS * meta->report_period)
    return NULL;
  g_autofree char *written = tbr_duration_format (meta->report_delay);
  g_autofree char *most = tbr_duration_format (MOST_REPORTS * meta->report_period);
  char *why = g_strdup_printf ("report-delay: %s is longer than %d times report-period, %s",
                               written, MOST_REPORTS, most);
  return why;
}

static void
check_reports (TbrDraft *draft, const TbrMeta *meta)
{
  g_autofree char *why = tbr_check_find_crowd (meta);
  if (why != NULL)
    tbr_element_fault (draft, draft->elements[TBR_SECTION_META]->pdata[0], "%s", why);
}

static void
check_seat (TbrDraft *draft, TbrElement *element)
{
  const TbrCommandCommon *common = (gconstpointer) element->values;
  const char *seat = common->seat;
  TbrSeat parsed;
  if (tbr_seat_parse (draft->map, seat, &parsed, NULL))
    return;
  g_autofree char *quoted = tbr_quote (seat);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest_state (draft->map, seat));
  tbr_element_fault (draft, element, "seat: unknown %s%s: it is planner, ercc or a state's code",
                     quoted, hint);
  element->is_faulty = TRUE;
}

/* What is weighed against all of something else may not come in masses. */
static void
check_numbers (TbrDraft *draft)
{
  const struct
  {
    const TbrKind *kind;
    TbrSectionId section;
    guint most;
  } limits[] = { { &tbr_kind_service, TBR_SECTION_SERVICES, MOST_SERVICES },
                 { &tbr_kind_take, TBR_SECTION_UNITS, MOST_TAKES },
                 { &tbr_kind_link, TBR_SECTION_WORLD, draft->map->n_links } };
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const GPtrArray *elements = draft->elements[limits[i].section];
      guint n = 0;
      for (guint j = 0; j < elements->len && n <= limits[i].most; j++)
        {
          const TbrElement *element = elements->pdata[j];
          n += element->object.kind == limits[i].kind;
          if (n <= limits[i].most)
            continue;
          tbr_element_fault (draft, element, "more than %u <%s>", limits[i].most,
                             limits[i].kind->element);
          draft->is_partial = TRUE;
        }
    }
}

/* Tariffs are called by what they are of; years run forwards. */
static void
check_money (TbrDraft *draft)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_MONEY];
  for (guint i = 0; i < elements->len && !tbr_draft_is_full (draft); i++)
    {
      const TbrElement *element = elements->pdata[i];
      const TbrShare *share = (gconstpointer) element->values;
      const char *id = element->object.id;
      gboolean is_tariff = element->object.kind == &tbr_kind_tariff;
      if (is_tariff && !g_str_equal (id, tbr_mode_names[TBR_MODE_ROAD])
          && !g_str_equal (id, tbr_mode_names[TBR_MODE_AIR])
          && !g_str_equal (id, tbr_mode_names[TBR_MODE_SEA]))
        tbr_element_fault (draft, element,
                           "nothing goes that way: tariffs are called road, air, sea");
      if (!is_tariff && share->from > share->until)
        tbr_element_fault (draft, element, "from, until: it ends before it begins");
    }
}

void
tbr_check_elements (TbrDraft *draft)
{
  const TbrMeta *meta = find_meta (draft);
  check_numbers (draft);
  check_states (draft);
  check_money (draft);
  if (meta != NULL)
    check_reports (draft, meta);
  for (guint i = 0; meta != NULL && i < draft->elements[TBR_SECTION_UNITS]->len; i++)
    check_times (draft, draft->elements[TBR_SECTION_UNITS]->pdata[i], meta);
  for (guint section = TBR_SECTION_HAZARDS; section < TBR_SECTION_N; section++)
    for (guint i = 0; i < draft->elements[section]->len && !tbr_draft_is_full (draft); i++)
      {
        TbrElement *element = draft->elements[section]->pdata[i];
        if (meta != NULL)
          check_times (draft, element, meta);
        if (section == TBR_SECTION_COMMANDS)
          check_seat (draft, element);
      }
}

static const TbrHazardKind *
hazard_kind (const TbrElement *element)
{
  return (const TbrHazardKind *) (gconstpointer) element->object.kind;
}

/* Whether some unit of the scenario, or some type of unit at all, answers the need. */
static gboolean
is_answered (const TbrScenario *scenario, guint need, const guint8 *has_units)
{
  for (guint i = 0; i < scenario->n_capabilities; i++)
    if (tbr_scenario_rate (scenario, need, i) != NULL && (has_units == NULL || has_units[i]))
      return TRUE;
  return FALSE;
}

/* Whether a hazard may open a need that its kind lists. */
static gboolean
may_open (const TbrElement *hazard, guint need)
{
  const TbrHazardKind *kind = hazard_kind (hazard);
  return kind->opens == NULL || hazard->is_faulty || kind->opens (&hazard->object, need);
}

static void
check_needs (TbrDraft *draft, const TbrScenario *scenario, const TbrElement *hazard,
             const guint8 *has_units)
{
  const guint8 *needs = hazard_kind (hazard)->needs;
  for (guint i = 0; needs != NULL && needs[i] < TBR_NEED_N; i++)
    {
      const char *name = tbr_need_names[needs[i]];
      if (!may_open (hazard, needs[i]))
        continue;
      if (!is_answered (scenario, needs[i], NULL))
        tbr_element_fault (draft, hazard,
                           "no type of unit has a rate for its need '%s': add "
                           "<rate need=\"%s\" .../> or draw in library/rates.xml",
                           name, name);
      else if (!is_answered (scenario, needs[i], has_units))
        tbr_diagnostics_warn (draft->faults, hazard->object.file, hazard->object.line,
                              "%s '%s': no unit of the scenario has a rate for its need '%s'",
                              hazard->object.kind->name, hazard->object.id, name);
    }
}

gboolean
tbr_check_collect_needs (const TbrDraft *draft, guint8 *is_opened)
{
  const GPtrArray *hazards = draft->elements[TBR_SECTION_HAZARDS];
  for (guint i = 0; i < hazards->len; i++)
    {
      const guint8 *needs = hazard_kind (hazards->pdata[i])->needs;
      if (needs == NULL)
        return FALSE;
      for (guint j = 0; needs[j] < TBR_NEED_N; j++)
        is_opened[needs[j]] |= may_open (hazards->pdata[i], needs[j]);
      /* Critical sites in the dark and hospitals that fail ask by themselves. */
      if (hazard_kind (hazards->pdata[i])->reaches_lifelines)
        is_opened[TBR_NEED_POWER_SUPPLY] = is_opened[TBR_NEED_FUEL]
            = is_opened[TBR_NEED_PATIENT_TRANSFER] = 1;
    }
  is_opened[TBR_NEED_COORDINATION] = 1;
  return hazards->len > 0;
}

/* Where the scenario names a type of unit. */
typedef struct
{
  const TbrElement *first; /* NULL: nowhere */
  guint n;                 /* elements that name it */
} Mention;

static void
mention (Mention *mentions, guint32 capability, const TbrElement *element)
{
  if (mentions[capability].n++ == 0)
    mentions[capability].first = element;
}

static gboolean
is_wanted (const TbrScenario *scenario, guint32 capability, const guint8 *is_opened)
{
  for (guint need = 0; need < TBR_NEED_N; need++)
    if (is_opened[need] && tbr_scenario_rate (scenario, need, capability) != NULL)
      return TRUE;
  return FALSE;
}

static void
warn_unwanted (TbrDraft *draft, const Mention *mention, const char *capability)
{
  const TbrElement *element = mention->first;
  g_autofree char *others
      = mention->n > 1 ? g_strdup_printf (" and %u more", mention->n - 1) : g_strdup ("");
  tbr_diagnostics_warn (draft->faults, element->object.file, element->object.line,
                        "%s '%s'%s: nobody will ask for %s: it has no rate for a need of these "
                        "hazards",
                        element->object.kind->name, element->object.id, others, capability);
}

/* Types of unit that the scenario names and no hazard of it can want; each is told once. */
static void
check_wanted (TbrDraft *draft, const TbrScenario *scenario)
{
  guint8 is_opened[TBR_NEED_N] = { 0 };
  if (!tbr_check_collect_needs (draft, is_opened))
    return;
  const GPtrArray *units = draft->elements[TBR_SECTION_UNITS];
  g_autofree Mention *mentions = g_new0 (Mention, scenario->n_capabilities + 1);
  for (guint i = 0; i < units->len; i++)
    {
      const TbrElement *element = units->pdata[i];
      const TbrStock *unit = (gconstpointer) element->values;
      const TbrTake *take = (gconstpointer) element->values;
      if (element->is_faulty)
        continue;
      if (element->object.kind == &tbr_kind_unit)
        mention (mentions, unit->capability, element);
      for (guint32 j = 0; element->object.kind == &tbr_kind_take && j < take->capabilities.n; j++)
        mention (mentions, take->capabilities.items[j], element);
    }
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    {
      const TbrElement *type = draft->elements[TBR_SECTION_CAPABILITIES]->pdata[i];
      if (mentions[i].n > 0 && !is_wanted (scenario, i, is_opened))
        warn_unwanted (draft, &mentions[i], type->object.id);
    }
}

/* Orders that could at no time be carried out. */
static void
check_orders (TbrDraft *draft, const TbrScenario *scenario)
{
  const GPtrArray *orders = draft->elements[TBR_SECTION_COMMANDS];
  for (guint i = 0; i < orders->len && !tbr_draft_is_full (draft); i++)
    {
      TbrElement *order = orders->pdata[i];
      const TbrCommandKind *kind = (const TbrCommandKind *) (gconstpointer) order->object.kind;
      const TbrCommandCommon *common = (gconstpointer) order->values;
      g_autoptr (GError) error = NULL;
      TbrSeat seat;
      if (!order->is_faulty && tbr_seat_parse (draft->map, common->seat, &seat, NULL)
          && !kind->is_possible (scenario, seat, order->values, &error))
        tbr_element_fault (draft, order, "%s", error->message);
    }
}

void
tbr_check_whole (TbrDraft *draft, const TbrScenario *scenario)
{
  g_autofree guint8 *has_units = g_new0 (guint8, scenario->n_capabilities + 1);
  for (guint i = 0; i < scenario->n_units; i++)
    has_units[scenario->units[i].capability] |= scenario->units[i].on_duty;
  const GPtrArray *hazards = draft->elements[TBR_SECTION_HAZARDS];
  for (guint i = 0; i < hazards->len && !tbr_draft_is_full (draft); i++)
    {
      const TbrElement *hazard = hazards->pdata[i];
      if (hazard->is_faulty)
        continue;
      if (hazard_kind (hazard)->check != NULL)
        hazard_kind (hazard)->check (scenario, &hazard->object, draft->faults);
      check_needs (draft, scenario, hazard, has_units);
    }
  const GPtrArray *triggers = draft->elements[TBR_SECTION_TRIGGERS];
  for (guint i = 0; i < triggers->len && !tbr_draft_is_full (draft); i++)
    if (!((const TbrElement *) triggers->pdata[i])->is_faulty)
      tbr_trigger_check (scenario, &((const TbrElement *) triggers->pdata[i])->object,
                         draft->faults);
  check_orders (draft, scenario);
  check_wanted (draft, scenario);
}
