/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "epidemic": what is checked, how it begins and goes on, what is seen. */
#include "hazards/epidemic.h"

#include <math.h>
#include <tabard/map.h>

#include "world/attendance.h"
#include "world/site_use.h"

static const char *const measures[TBR_EPIDEMIC_MEASURES + 1]
    = { "infectious persons",  "ward persons",  "intensive-care persons",
        "without-bed persons", "dead persons",  "absent share",
        "sets-coverage share", "moved persons", NULL };
static const guint8 needs[]
    = { TBR_NEED_BEDS, TBR_NEED_PATIENT_TRANSFER, TBR_NEED_PROTECTION, TBR_NEED_TESTS, TBR_NEED_N };

/* Its own events. */
typedef enum
{
  WHAT_ONSET,    /* part: 0 */
  WHAT_STEP,     /* part: 0 */
  WHAT_DELIVERY, /* part: purchase, and how many of it have come */
  WHAT_END,      /* part: 0; the run is over */
} What;

/* Deliveries of one purchase among the parts of the event. */
#define DELIVERIES 1000
/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY TBR_DAY
#define PER_THOUSAND 1000.0

static const TbrEpidemicPlaceRow *
place_rows (const TbrObject *object)
{
  return object->rows[TBR_EPIDEMIC_ROWS_PLACE].data;
}

guint32
tbr_epidemic_find_place (const TbrObject *object, const char *name)
{
  for (guint i = 0; i < object->rows[TBR_EPIDEMIC_ROWS_PLACE].n; i++)
    if (g_str_equal (place_rows (object)[i].name, name))
      return i;
  return TBR_NONE;
}

double
tbr_epidemic_people (const TbrScenario *scenario, const TbrEpidemicPlaceRow *row)
{
  TbrStateId state = tbr_map_state_at (scenario->map, row->lon, row->lat);
  if (!isnan (row->people))
    return row->people;
  return tbr_is_none (state) ? 0 : scenario->states[state.i]->population;
}

/* Beds of single hospitals that the scenario brings, closes or changes: in the region of a place
   with people of its own, else in the whole state. */
static double
beds_of_sites (const TbrScenario *scenario, const TbrEpidemicPlaceRow *row, TbrStateId state)
{
  double beds = 0;
  if (scenario->region_beds == NULL)
    return 0;
  TbrRegionId region = tbr_map_region_at (scenario->map, row->lon, row->lat);
  if (!isnan (row->people))
    return tbr_is_none (region) ? 0 : scenario->region_beds[region.i];
  for (guint32 i = 0; i < scenario->map->n_regions; i++)
    if (scenario->map->regions[i].state.i == state.i)
      beds += scenario->region_beds[i];
  return beds;
}

double
tbr_epidemic_beds (const TbrScenario *scenario, const TbrEpidemicPlaceRow *row)
{
  TbrStateId state = tbr_map_state_at (scenario->map, row->lon, row->lat);
  if (!isnan (row->beds))
    return row->beds;
  if (tbr_is_none (state))
    return 0;
  double usual = tbr_epidemic_people (scenario, row) / PER_THOUSAND
                 * (double) scenario->map->countries[state.i].beds_per_1000;
  return fmax (0, usual + beds_of_sites (scenario, row, state));
}

static void
check_place (const TbrScenario *scenario, const TbrObject *object, guint i, TbrDiagnostics *faults)
{
  const TbrEpidemicPlaceRow *row = &place_rows (object)[i];
  if (*row->name == '\0')
    tbr_hazard_fault (faults, object, "place: row %u has no name", i + 1);
  else if (tbr_epidemic_find_place (object, row->name) != i)
    tbr_hazard_fault (faults, object, "place: name: '%s' is there twice", row->name);
  if (tbr_is_none (tbr_map_state_at (scenario->map, row->lon, row->lat)))
    {
      tbr_hazard_fault (faults, object, "place '%s': it lies at sea or outside the map", row->name);
      return;
    }
  double people = tbr_epidemic_people (scenario, row);
  if (people <= 0)
    tbr_hazard_fault (faults, object,
                      "place '%s': people: nothing is known of its state, write them", row->name);
  else if (isnan (row->beds) && tbr_epidemic_beds (scenario, row) <= 0)
    tbr_hazard_fault (faults, object,
                      "place '%s': beds: the map has no figure for its state, write them",
                      row->name);
  else if (row->exposed + row->infectious + row->immune * people > people)
    tbr_hazard_fault (faults, object,
                      "place '%s': immune, exposed, infectious: more than all its people",
                      row->name);
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrEpidemic *values = object->values;
  const TbrRows *contacts = &object->rows[TBR_EPIDEMIC_ROWS_CONTACT];
  const TbrRows *purchases = &object->rows[TBR_EPIDEMIC_ROWS_PURCHASE];
  const TbrEpidemicContactRow *contact = contacts->data;
  const TbrEpidemicPurchaseRow *purchase = purchases->data;
  for (guint i = 0; i < object->rows[TBR_EPIDEMIC_ROWS_PLACE].n; i++)
    check_place (scenario, object, i, faults);
  for (guint i = 0; i < contacts->n; i++)
    if (*contact[i].place != '\0' && tbr_epidemic_find_place (object, contact[i].place) == TBR_NONE)
      tbr_hazard_fault (faults, object, "contact: place: no place is called '%s'",
                        contact[i].place);
  for (guint i = 0; i < purchases->n; i++)
    if (*purchase[i].place != '\0'
        && tbr_epidemic_find_place (object, purchase[i].place) == TBR_NONE)
      tbr_hazard_fault (faults, object, "purchase: place: no place is called '%s'",
                        purchase[i].place);
  if (values->ward_nobed > values->ward_bed)
    tbr_hazard_fault (faults, object,
                      "ward-survival-no-bed: more live without a bed than with one");
  if (values->intensive_nobed > values->intensive_bed)
    tbr_hazard_fault (faults, object,
                      "intensive-survival-no-bed: more live without a bed than with one");
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrEpidemicBook)
         + object->rows[TBR_EPIDEMIC_ROWS_PLACE].n * sizeof (TbrEpidemicPlace);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_EPIDEMIC_ROWS_PLACE].n * TBR_EPIDEMIC_NEED_N * TBR_EPIDEMIC_WAVES;
}

static void
set_beds (const TbrEpidemic *values, TbrEpidemicPlace *place, double beds)
{
  place->beds[TBR_EPIDEMIC_CARE_WARD] = beds * (1 - values->intensive_beds);
  place->beds[TBR_EPIDEMIC_CARE_INTENSIVE] = beds * values->intensive_beds;
}

/* Hospitals that orders have closed or opened; a place whose beds are written has those. */
static void
refresh_beds (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  for (guint32 i = 0; tbr_site_use_count (sim) > 0 && i < book->n_places; i++)
    {
      const TbrEpidemicPlaceRow *row = &place_rows (object)[i];
      TbrEpidemicPlace *place = &tbr_epidemic_places (book)[i];
      if (!isnan (row->beds) || place->state == TBR_NONE)
        continue;
      if (!isnan (row->people) && place->region == TBR_NONE)
        continue;
      double more = tbr_site_use_beds (sim, TBR_HANDLE (TbrRegionId, place->region),
                                       TBR_HANDLE (TbrStateId, place->state));
      set_beds (object->values, place, fmax (0, tbr_epidemic_beds (sim->scenario, row) + more));
    }
}

/* A place as it stands before anybody is ill. */
static void
fill_place (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemic *values = object->values;
  const TbrEpidemicPlaceRow *row = &place_rows (object)[i];
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double beds = tbr_epidemic_beds (sim->scenario, row);
  place->working = 1;
  place->people = place->residents = tbr_epidemic_people (sim->scenario, row);
  set_beds (values, place, beds);
  place->recovered = row->immune * place->people;
  place->susceptible = place->people - place->recovered;
  place->sets = values->sets_stock * beds;
  place->coverage = 1;
  place->delay = tbr_epidemic_seconds (values->testing);
  place->lon = (float) row->lon;
  place->lat = (float) row->lat;
  place->state = tbr_map_state_at (sim->map, row->lon, row->lat).i;
  place->region
      = isnan (row->people) ? TBR_NONE : tbr_map_region_at (sim->map, row->lon, row->lat).i;
  for (guint j = 0; j < TBR_EPIDEMIC_NEED_N; j++)
    place->needs[j].need = TBR_NONE;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemic *values = object->values;
  tbr_staff_start (sim);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  book->n_places = object->rows[TBR_EPIDEMIC_ROWS_PLACE].n;
  book->began = TBR_NEVER;
  for (guint32 i = 0; i < book->n_places; i++)
    fill_place (sim, hazard, i);
  for (guint32 i = 0; i < object->rows[TBR_EPIDEMIC_ROWS_PURCHASE].n; i++)
    {
      TbrTime at = tbr_epidemic_first_delivery (sim, hazard, i);
      if (at >= 0 && at <= sim->scenario->meta->duration)
        tbr_hazard_schedule (sim, hazard, at, WHAT_DELIVERY, i * DELIVERIES);
    }
  tbr_hazard_schedule_onset (sim, hazard, values->onset, WHAT_ONSET);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

/* Up to @persons who were susceptible are exposed, or infectious at once. */
static void
infect (TbrEpidemicPlace *place, double persons, double *class)
{
  double infected = MIN (persons, place->susceptible);
  place->susceptible -= infected;
  place->infected += infected;
  *class += infected;
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = tbr_epidemic_seconds (now - book->updated);
  double removed[TBR_EPIDEMIC_PLACES] = { 0 };
  if (seconds > 0)
    {
      refresh_beds (sim, hazard);
      tbr_epidemic_spread (sim, hazard, seconds, removed);
      for (guint32 i = 0; i < book->n_places; i++)
        {
          tbr_epidemic_treat (sim, hazard, i, seconds, removed[i]);
          tbr_epidemic_supply (sim, hazard, i, seconds);
        }
      tbr_epidemic_move (sim, hazard, seconds);
    }
  for (guint32 i = 0; i < book->n_places; i++)
    {
      tbr_epidemic_ask (sim, hazard, i);
      tbr_epidemic_reach (sim, hazard, i);
    }
  book->updated = now;
  if (now - book->told >= TELL_EVERY)
    tbr_epidemic_tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrEpidemicPlace *places = tbr_epidemic_places (book);
  book->began = book->updated = tbr_sim_clock (sim);
  tbr_hazard_tell_started (sim, hazard, (double) places[0].lon, (double) places[0].lat);
  for (guint32 i = 0; i < book->n_places; i++)
    {
      infect (&places[i], place_rows (object)[i].exposed, &places[i].exposed);
      infect (&places[i], place_rows (object)[i].infectious, &places[i].infectious);
    }
  tbr_epidemic_tell (sim, hazard);
}

static void
await_step (TbrSim *sim, TbrHazardId hazard)
{
  tbr_hazard_schedule_step (sim, hazard, tbr_epidemic_values (sim, hazard)->step, WHAT_STEP);
}

static void
deliver (TbrSim *sim, TbrHazardId hazard, guint32 part)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemicPurchaseRow *row = object->rows[TBR_EPIDEMIC_ROWS_PURCHASE].data;
  guint32 purchase = part / DELIVERIES, number = part % DELIVERIES;
  TbrTime next = tbr_sim_clock (sim) + row[purchase].every;
  tbr_epidemic_deliver (sim, hazard, purchase);
  if (number + 1 < row[purchase].deliveries && next <= sim->scenario->meta->duration)
    tbr_hazard_schedule (sim, hazard, next, WHAT_DELIVERY, part + 1);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  switch ((What) what)
    {
    case WHAT_ONSET:
      begin (sim, hazard);
      await_step (sim, hazard);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      await_step (sim, hazard);
      break;
    case WHAT_DELIVERY:
      deliver (sim, hazard, part);
      break;
    case WHAT_END:
      if (tbr_epidemic_book (sim, hazard)->began == TBR_NEVER)
        break;
      step (sim, hazard);
      tbr_epidemic_tell (sim, hazard);
      break;
    }
}

/* So many people of the first place are exposed now; the epidemic begins if it has not. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrEpidemicPlace *first = tbr_epidemic_places (book);
  if (book->began == TBR_NEVER)
    {
      begin (sim, hazard);
      await_step (sim, hazard);
    }
  infect (first, amount, &first->exposed);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  const double per_person = 100;
  for (guint32 i = 0; i < book->n_places && book->began != TBR_NEVER; i++)
    {
      const TbrEpidemicPlace *place = &tbr_epidemic_places (book)[i];
      double beds = tbr_epidemic_own_beds (values, place, TBR_EPIDEMIC_CARE_INTENSIVE);
      double patients = place->patients[TBR_EPIDEMIC_CARE_INTENSIVE];
      double radius = sqrt (place->residents * per_person);
      double load = beds > 0 ? patients / beds : patients > 0;
      TbrMark mark
          = { .hazard = hazard,
              .shape = TBR_MARK_GERM,
              .lon = place->lon,
              .lat = place->lat,
              .a = (float) radius,
              .b = (float) radius,
              .value = (float) place->infectious,
              .level = (float) CLAMP (load, 0, 1),
              .share = (float) CLAMP (1 - place->susceptible / MAX (1, place->residents), 0, 1),
              .active = place->infectious >= 1 };
      g_snprintf (mark.label, sizeof mark.label, "intensive care %d %%",
                  (int) (100 * MIN (load, 99)));
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

/* People of each place, and those who were moved as patients. */
static gboolean
balance (const TbrSim *sim, TbrHazardId hazard, GError **error)
{
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  const TbrEpidemicPlace *places = tbr_epidemic_places (book);
  for (guint32 i = 0; i < book->n_places; i++)
    {
      const TbrEpidemicPlace *place = &places[i];
      const char *name = place_rows (tbr_hazard_object (sim, hazard))[i].name;
      double all = place->susceptible + place->exposed + place->infectious + place->recovered
                   + place->dead;
      for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
        all += place->patients[care];
      if (!tbr_hazard_balance (name, "people by stage, and people", all, place->people, error)
          || !tbr_hazard_balance (name, "people at first and moved here, and people",
                                  place->residents + place->moved_in - place->moved_out,
                                  place->people, error))
        return FALSE;
    }
  return TRUE;
}

const TbrHazardKind tbr_hazard_epidemic = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "epidemic",
            .title = "epidemic",
            .sentence = "An infection spreads through regions or states; hospitals run out of "
                        "beds, protection and staff, and other care is put off",
            .params = tbr_epidemic_params,
            .n_params = TBR_EPIDEMIC_PARAMS,
            .size = sizeof (TbrEpidemic),
            .rows = tbr_epidemic_rows,
            .n_rows = TBR_EPIDEMIC_ROWS },
  .needs = needs,
  .reaches_lifelines = TRUE,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .balance = balance,
  .draw = draw,
  .measures = measures,
};
