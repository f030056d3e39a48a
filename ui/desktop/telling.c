/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Facts as sentences, for the reasons that the details of a thing give. */
#include "desktop/telling.h"

#include "draw/language.h"
#include "draw/numeral.h"
#include "draw/when.h"
#include "report/phrase.h"

#include <tabard/site.h>

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* In braces: what, and the slot it stands in. U a unit's id, O its owner, T its type, S a state, H
   a hazard, N a need, R a request, C a type of unit, K the word of the code, I an integer, X a
   number, D a time from seconds, L a distance from metres, P a share. */
static const char *const templates[TBR_FACT_N] = {
  [TBR_FACT_HAZARD_STARTED] = N_ ("{Ha} begins"),
  [TBR_FACT_HAZARD_EVENT] = N_ ("{Ha}: {K}"),
  [TBR_FACT_HAZARD_ENDED] = N_ ("{Ha} is over"),
  [TBR_FACT_NEED_OPENED] = N_ ("{Sc} needs: {ka} for {Hb}"),
  [TBR_FACT_NEED_CLOSED] = N_ ("The need {Na} is closed"),
  [TBR_FACT_WATCH] = N_ ("{Sa} watches {Hb}"),
  [TBR_FACT_NATIONAL] = N_ ("{Sa} answers {Hb} with its own units"),
  [TBR_FACT_PREALERT] = N_ ("{Sa} warns the coordination centre of {Hb}"),
  [TBR_FACT_REQUEST_OPENED] = N_ ("{Sb} asks for assistance: {Ra}"),
  [TBR_FACT_REQUEST_CHANGED] = N_ ("Request {Ra} is changed to {Xx} an hour"),
  [TBR_FACT_REQUEST_CLOSED] = N_ ("Request {Ra} is closed: {K}"),
  [TBR_FACT_OFFER_MADE] = N_ ("{Oc} offers {Uc} ({Tc}) for request {Rb}"),
  [TBR_FACT_OFFER_DECLINED] = N_ ("{Sc} offers nothing for request {Rb}: {K}"),
  [TBR_FACT_OFFER_ACCEPTED] = N_ ("{Uc} of {Oc} is accepted for request {Rb}"),
  [TBR_FACT_OFFER_HELD] = N_ ("The offer of {Uc} of {Oc} is kept for later"),
  [TBR_FACT_OFFER_REFUSED] = N_ ("The offer of {Uc} of {Oc} is refused: {K}"),
  [TBR_FACT_OFFER_LAPSED] = N_ ("The offer of {Uc} of {Oc} lapses: no answer in time"),
  [TBR_FACT_RESCEU_DECIDED] = N_ ("The Commission decides on rescEU for request {Rb}"),
  [TBR_FACT_UNIT_ORDERED] = N_ ("{Ua} ({Ta}, {Oa}) is sent to {Nb}, {Lx} away"),
  [TBR_FACT_UNIT_ORDER_FAILED] = N_ ("{Ua} cannot go to {Nb}: {K}"),
  [TBR_FACT_UNIT_MOBILISING] = N_ ("{Ua} gets ready, {Dx} planned"),
  [TBR_FACT_UNIT_DEPARTED] = N_ ("{Ua} ({Ta}, {Oa}) sets off: {Ly}, {Dx} expected"),
  [TBR_FACT_UNIT_BORDER] = N_ ("{Ua} crosses from {Sb} to {Sc}, {Dx} lost"),
  [TBR_FACT_UNIT_ARRIVED] = N_ ("{Ua} ({Ta}, {Oa}) arrives in {Sb}"),
  [TBR_FACT_UNIT_TASKED] = N_ ("{Ua} is given {Nb}"),
  [TBR_FACT_UNIT_ON_SITE] = N_ ("{Ua} is on site at {Nb}"),
  [TBR_FACT_UNIT_WORKING] = N_ ("{Ua} works at {Nb}"),
  [TBR_FACT_UNIT_RESTING] = N_ ("{Ua} does not work: {K}"),
  [TBR_FACT_UNIT_ROTATED] = N_ ("{Ua} gets {Xx} fresh people"),
  [TBR_FACT_UNIT_RELEASED] = N_ ("{Ua} is let go: {K}"),
  [TBR_FACT_UNIT_RETURNING] = N_ ("{Ua} sets off for home, {Dx} expected"),
  [TBR_FACT_UNIT_HOME] = N_ ("{Ua} is home"),
  [TBR_FACT_UNIT_READY] = N_ ("{Ua} has recovered and can be sent again"),
  [TBR_FACT_UNIT_RECALLED] = N_ ("{Oa} calls {Ua} back for {Hb}"),
  [TBR_FACT_RELIEF_ASKED] = N_ ("{Ua} asks for {Xx} people to take over"),
  [TBR_FACT_RELIEF_FOUND] = N_ ("{Xx} people are found to take over from {Ua}"),
  [TBR_FACT_RELIEF_MISSING] = N_ ("{Ua} finds no relief"),
  [TBR_FACT_UNIT_BROKE] = N_ ("{Ib} machines of {Ua} break down"),
  [TBR_FACT_UNIT_REPAIRED] = N_ ("Machines of {Ua} are repaired"),
  [TBR_FACT_GOODS_ISSUED] = N_ ("{Ua} hands out {Xx} at {Nb}, {Xy} left"),
  [TBR_FACT_UNIT_UNSUPPORTED] = N_ ("{Ua} finds no support in {Sb}"),
  [TBR_FACT_LINK_CHANGED] = N_ ("Road or ferry: {K}"),
  [TBR_FACT_SITE_CHANGED] = N_ ("{Pa}: {K} from now on"),
  [TBR_FACT_TRIGGERED] = N_ ("{Hb} is set off"),
  [TBR_FACT_UNIT_OBSTACLE]
  = N_ ("{Ua} of {Oa} meets an obstacle at the border of {Sc}: {K}, {Dx} lost"),
  [TBR_FACT_REQUEST_FORWARDED] = N_ ("{Sb} gets request {Ra} after {Dx}"),
  [TBR_FACT_CONSENT] = N_ ("Consent for {Uc}: {K}, after {Dx}"),
  [TBR_FACT_UNIT_LIFT] = N_ ("A flight is found for {Ua} after {Dx}"),
  [TBR_FACT_SOLIDARITY] = N_ ("{Sa}: the solidarity clause is {K}"),
  [TBR_FACT_IPCR] = N_ ("Crisis response of the Council: {K}"),
  [TBR_FACT_MAP] = N_ ("{Sa}: {Ib} satellite maps {K}"),
  [TBR_FACT_ATLAS] = N_ ("Intervention units of {Sb} for {Sa}: {K}"),
  [TBR_FACT_UNIT_FUEL] = N_ ("{Ua} at {Nb}: {K}"),
  [TBR_FACT_UNIT_STATIONED] = N_ ("{Ua} has another base from now on"),
  [TBR_FACT_UNIT_SERVICE] = N_ ("{Ua} of {Oa}: {K}"),
  [TBR_FACT_POLICY_STARTED] = N_ ("Another policy is in force from now on"),
  [TBR_FACT_UNIT_JOINED] = N_ ("{Ua} joins: it was not there before"),
  [TBR_FACT_BELIEF] = N_ ("{Sa} believed in {Xx} an hour; in truth it was {Xy}"),
};

char *
tbr_telling_number (double value)
{
  return tbr_numeral_great (value);
}

char *
tbr_telling_decimals (double value, int decimals)
{
  return tbr_numeral_decimals (value, decimals);
}

char *
tbr_telling_span (TbrTime span)
{
  gint64 minutes = span / TBR_MINUTE, hours = minutes / 60, days = hours / 24;
  if (span < TBR_MINUTE)
    return g_strdup_printf (_ ("%d s"), (int) (span / TBR_SECOND));
  if (hours == 0)
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (days == 0)
    return minutes % 60 == 0
               ? g_strdup_printf (_ ("%d h"), (int) hours)
               : g_strdup_printf (_ ("%d h %d min"), (int) hours, (int) (minutes % 60));
  return hours % 24 == 0 ? g_strdup_printf (_ ("%d d"), (int) days)
                         : g_strdup_printf (_ ("%d d %d h"), (int) days, (int) (hours % 24));
}

char *
tbr_telling_when (const TbrScenario *scenario, TbrTime at)
{
  return tbr_when_short (scenario, at);
}

/* ---- names ---- */

static const char *
state_of (const TbrTelling *t, guint32 state)
{
  return state < t->dictionary->n_states ? tbr_word (t->dictionary->state_names[state])
                                         : _ ("the Union");
}

static const char *
site_of (const TbrTelling *t, guint32 site)
{
  const TbrMap *map = t->scenario->map;
  TbrAnySite one;
  return site < tbr_map_n_any_sites (map)
                 && tbr_map_any_site (map, tbr_map_any_site_at (map, site), &one)
             ? one.name
             : _ ("a site");
}

static const char *
hazard_of (const TbrTelling *t, guint32 hazard)
{
  if (hazard >= t->dictionary->n_hazards)
    return _ ("a hazard");
  return t->dictionary->hazard_ids[hazard];
}

static const char *
kind_title (guint kind)
{
  return kind < TBR_NEED_N ? tbr_word (tbr_need_info ((TbrNeedKind) kind)->title) : _ ("work");
}

static void
append_need (const TbrTelling *t, guint32 need, GString *out)
{
  guint32 at = tbr_register_need (t->reg, need);
  const TbrFact *opening = at != TBR_NONE ? tbr_chronicle_fact (t->chronicle, at) : NULL;
  if (opening == NULL)
    g_string_append (out, _ ("its place"));
  else
    g_string_append_printf (out, "%s (%s)", kind_title (opening->code), hazard_of (t, opening->b));
}

static void
append_request (const TbrTelling *t, guint32 request, GString *out)
{
  guint32 at = tbr_register_request (t->reg, request);
  const TbrFact *opening = at != TBR_NONE ? tbr_chronicle_fact (t->chronicle, at) : NULL;
  if (opening == NULL)
    g_string_append_printf (out, "%u", request);
  else
    g_string_append_printf (out, "%u (%s, %s)", request, kind_title (opening->c),
                            state_of (t, opening->b));
}

static const char *
word_of (const TbrFact *fact)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  const char *word = "";
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    {
      const TbrFactField *field = &info->fields[i];
      if (field->slot != TBR_SLOT_CODE || field->type != TBR_FIELD_CHOICE)
        continue;
      guint n = g_strv_length ((char **) field->choices);
      word = fact->code < n ? field->choices[fact->code] : "";
    }
  return tbr_phrase (word);
}

static guint32
handle_in (const TbrFact *fact, char slot)
{
  return slot == 'a' ? fact->a : slot == 'b' ? fact->b : slot == 'c' ? fact->c : TBR_NONE;
}

static double
number_in (const TbrFact *fact, char slot)
{
  return slot == 'x' ? fact->x : slot == 'y' ? fact->y : fact->z;
}

static void
append_unit (const TbrTelling *t, char what, guint32 unit, GString *out)
{
  const TbrDictionary *d = t->dictionary;
  if (unit >= d->n_units)
    g_string_append (out, what == 'T' ? _ ("unit") : _ ("a unit"));
  else if (what == 'U')
    g_string_append (out, d->unit_ids[unit]);
  else if (what == 'O')
    g_string_append (out, state_of (t, d->unit_states[unit]));
  else
    g_string_append (out, tbr_word (d->capability_titles[d->unit_capabilities[unit]]));
}

/* "2,052 km" */
static char *
length_of (double metres)
{
  g_autofree char *number = tbr_telling_decimals (metres / 1000, 0);
  return g_strdup_printf (_ ("%s km"), number);
}

static void
append_number (char what, double value, GString *out)
{
  g_autofree char *text = what == 'D'   ? tbr_telling_span ((TbrTime) (value * (double) TBR_SECOND))
                          : what == 'L' ? length_of (value)
                                        : tbr_telling_number (value);
  g_string_append (out, text);
}

static void
append_value (const TbrTelling *t, const TbrFact *fact, const char *code, GString *out)
{
  guint32 handle = handle_in (fact, code[1]);
  switch (code[0])
    {
    case 'U':
    case 'O':
    case 'T':
      append_unit (t, code[0], handle, out);
      break;
    case 'P':
      g_string_append (out, site_of (t, handle));
      break;
    case 'S':
      g_string_append (out, state_of (t, handle));
      break;
    case 'H':
      g_string_append (out, hazard_of (t, handle));
      break;
    case 'N':
      append_need (t, handle, out);
      break;
    case 'R':
      append_request (t, handle, out);
      break;
    case 'k':
      g_string_append (out, kind_title (fact->code));
      break;
    case 'K':
      g_string_append (out, word_of (fact));
      break;
    case 'I':
      g_string_append_printf (out, "%u", handle);
      break;
    default:
      append_number (code[0], number_in (fact, code[1]), out);
      break;
    }
}

char *
tbr_telling_sentence (const TbrTelling *telling, const TbrFact *fact)
{
  const char *template = fact->kind < TBR_FACT_N ? templates[fact->kind] : NULL;
  if (template == NULL)
    return NULL;
  template = _ (template);
  GString *out = g_string_new (NULL);
  for (const char *at = template; *at != '\0'; at++)
    {
      if (*at != '{')
        {
          g_string_append_c (out, *at);
          continue;
        }
      append_value (telling, fact, at + 1, out);
      at = strchr (at, '}');
    }
  return g_string_free (out, FALSE);
}

gboolean
tbr_telling_is_notable (const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_HAZARD_STARTED:
    case TBR_FACT_HAZARD_ENDED:
    case TBR_FACT_REQUEST_OPENED:
    case TBR_FACT_OFFER_ACCEPTED:
    case TBR_FACT_RESCEU_DECIDED:
    case TBR_FACT_UNIT_DEPARTED:
    case TBR_FACT_UNIT_ARRIVED:
    case TBR_FACT_UNIT_RECALLED:
    case TBR_FACT_TRIGGERED:
    case TBR_FACT_SOLIDARITY:
    case TBR_FACT_LINK_CHANGED:
    case TBR_FACT_SITE_CHANGED:
    case TBR_FACT_UNIT_SERVICE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- about a thing ---- */

GArray *
tbr_telling_find (const TbrTelling *telling, TbrThing thing, TbrTime until, guint most)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  const GArray *facts = tbr_register_facts (telling->reg, thing);
  for (guint i = facts != NULL ? facts->len : 0; i-- > 0 && found->len < most;)
    {
      guint index = g_array_index (facts, guint, i);
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, index);
      if (fact->at <= until && fact->kind < TBR_FACT_N && templates[fact->kind] != NULL)
        g_array_append_val (found, index);
    }
  return found;
}
