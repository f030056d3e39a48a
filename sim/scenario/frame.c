/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a scenario says apart from the orders that are written in it: two that are the same in that
   have the same past until the first order that only one of them has. */
#include "scenario/frame.h"

#include "scenario/kinds.h"
#include "scenario/markup.h"

/* Whether a node is the part of the orders, or lies in it. */
static gboolean
is_of_orders (const TbrMarkup *markup, guint32 node)
{
  for (guint32 i = node; i != TBR_NONE; i = tbr_markup_node (markup, i)->parent)
    if (tbr_markup_node (markup, i)->parent == 0)
      return tbr_markup_is (markup, i, tbr_section_names[TBR_SECTION_COMMANDS]);
  return FALSE;
}

/* How deep a node lies: with the order of the tags that tells the tree. */
static guint32
depth_of (const TbrMarkup *markup, guint32 node)
{
  guint32 depth = 0;
  for (guint32 i = node; i != TBR_NONE; i = tbr_markup_node (markup, i)->parent)
    depth++;
  return depth;
}

void
tbr_frame_add (TbrDigest *digest, const char *text, gsize length)
{
  g_auto (TbrMarkup) markup = { NULL, NULL };
  tbr_markup_init (&markup, text, length);
  for (guint32 i = 0; i < markup.nodes->len; i++)
    {
      if (is_of_orders (&markup, i))
        continue;
      const TbrMarkupNode *node = tbr_markup_node (&markup, i);
      guint32 depth = depth_of (&markup, i);
      tbr_digest_add (digest, &depth, sizeof depth);
      tbr_digest_add (digest, markup.text->str + node->begin, node->tag_end - node->begin);
    }
}
