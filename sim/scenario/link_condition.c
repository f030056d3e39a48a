/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the names of two places become links of the network. */
#include "scenario/link_condition.h"

#include "base/quote.h"
#include "scenario/reference.h"

/* Conditions, as in the table of <link>. */
enum
{
  CONDITION_OPEN,
  CONDITION_SLOWED,
  CONDITION_CLOSED
};

static guint32
require_node (TbrDraft *draft, TbrElement *element, const char *end, const char *name)
{
  guint32 node = tbr_map_find_node (draft->map, name).i;
  if (node != TBR_NONE)
    return node;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint32 i = 0; i < draft->map->n_nodes; i++)
    if (draft->map->nodes[i].population > 0)
      g_ptr_array_add (names, (gpointer) draft->map->nodes[i].name);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (name, names));
  g_autofree char *quoted = tbr_quote (name);
  tbr_element_fault (draft, element, "%s: no town or node %s on the map%s", end, quoted, hint);
  return TBR_NONE;
}

GArray *
tbr_link_condition_find (TbrDraft *draft)
{
  GArray *conditions = g_array_new (FALSE, TRUE, sizeof (TbrLinkStart));
  const TbrMap *map = draft->map;
  const GPtrArray *elements = draft->elements[TBR_SECTION_WORLD];
  for (guint i = 0; i < elements->len && !tbr_draft_is_full (draft); i++)
    {
      TbrElement *element = elements->pdata[i];
      const TbrLinkSpec *spec = (gconstpointer) element->values;
      if (element->is_faulty || element->object.kind != &tbr_kind_link)
        continue;
      guint32 from = require_node (draft, element, "from", spec->from);
      guint32 to = require_node (draft, element, "to", spec->to);
      guint n_found = 0;
      for (guint32 j = 0; from != TBR_NONE && to != TBR_NONE && j < map->n_links; j++)
        {
          const TbrLink *link = &map->links[j];
          if (!((link->from.i == from && link->to.i == to)
                || (link->from.i == to && link->to.i == from)))
            continue;
          n_found++;
          TbrLinkStart condition = { .link = { j },
                                     .closed = spec->state == CONDITION_CLOSED,
                                     .factor = spec->factor };
          if (spec->state == CONDITION_CLOSED)
            condition.factor = 0;
          if (spec->state != CONDITION_OPEN)
            g_array_append_val (conditions, condition);
        }
      if (n_found == 0 && from != TBR_NONE && to != TBR_NONE)
        tbr_element_fault (draft, element, "no road or ferry joins '%s' and '%s' directly",
                           spec->from, spec->to);
    }
  return conditions;
}
