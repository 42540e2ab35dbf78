#include "config.h"

#include "studio-brand-edition.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-private.h"

/* What an edition says in the brand's place. */
static const char *const laid_over[] = { "name", "slogan", "hashtags", "valid", "motto", "motto_short" };

static void
edition_free (StudioEdition *edition)
{
  g_clear_pointer (&edition->hashtags, g_ptr_array_unref);
  g_free (edition);
}

/* @date stays invalid if the member is absent. */
static gboolean
get_date (const StudioJsonAt *at,
          const char *member,
          GDate *date,
          GError **error)
{
  const char *text = NULL;
  StudioJsonAt child;

  g_date_clear (date, 1);
  if (!studio_json_get_string (at, member, FALSE, &text, error))
    return FALSE;
  if (text == NULL || studio_date_from_iso (text, date))
    return TRUE;

  studio_json_at_member (at, member, &child);
  studio_json_at_error (error, &child, _ ("“%s” is no date. Write it as 2026-11-20."), text);
  return FALSE;
}

gboolean
studio_brand_parse_dates (const StudioJsonAt *at,
                          GDate *from,
                          GDate *to,
                          GError **error)
{
  if (!get_date (at, "from", from, error) || !get_date (at, "to", to, error))
    return FALSE;
  if (g_date_valid (from) && g_date_valid (to) && g_date_compare (from, to) > 0) {
    studio_json_at_error (error, at, _ ("“from” is later than “to”. Exchange the two dates."));
    return FALSE;
  }
  return TRUE;
}

gboolean
studio_brand_parse_words (const StudioJsonAt *at,
                          const char *member,
                          GPtrArray *words,
                          GError **error)
{
  StudioJsonAt list;
  StudioJsonAt item;

  if (!studio_json_get_array (at, member, FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && studio_json_at_element (&list, i, &item); i++) {
    if (!JSON_NODE_HOLDS_VALUE (item.node) || json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &item, _ ("This must be text in quotes."));
      return FALSE;
    }
    g_ptr_array_add (words, (char *) json_node_get_string (item.node));
  }
  return TRUE;
}

static gboolean
parse_valid (StudioEdition *edition,
             const StudioJsonAt *at,
             GError **error)
{
  StudioJsonAt valid;

  return studio_json_get_object (at, "valid", FALSE, &valid, error) &&
         studio_brand_parse_dates (&valid, &edition->from, &edition->to, error);
}

static gboolean
parse_words (StudioEdition *edition,
             const StudioJsonAt *at,
             GError **error)
{
  edition->hashtags = g_ptr_array_new ();
  return studio_json_get_string (at, "slogan", FALSE, &edition->slogan, error) &&
         studio_json_get_string (at, "source", FALSE, &edition->source, error) &&
         studio_json_get_boolean (at, "personal", FALSE, &edition->personal, error) &&
         studio_brand_parse_words (at, "hashtags", edition->hashtags, error) &&
         parse_valid (edition, at, error);
}

static gboolean
parse_edition (StudioBrand *self,
               const StudioJsonAt *at,
               GError **error)
{
  StudioEdition *edition = g_new0 (StudioEdition, 1);

  g_ptr_array_add (self->editions, edition);
  if (!studio_json_get_string (at, "id", TRUE, &edition->id, error) ||
      !studio_json_get_string (at, "name", TRUE, &edition->name, error) ||
      !parse_words (edition, at, error))
    return FALSE;

  for (guint i = 0; i + 1 < self->editions->len; i++) {
    if (!g_str_equal (((StudioEdition *) g_ptr_array_index (self->editions, i))->id, edition->id))
      continue;
    studio_json_at_error (error, at, _ ("There are two editions called “%s”. Give one of them another id."), edition->id);
    return FALSE;
  }
  return TRUE;
}

/* What the brand itself says is the only edition of one that has no others. */
static gboolean
parse_own (StudioBrand *self,
           const StudioJsonAt *root,
           GError **error)
{
  StudioEdition *edition = g_new0 (StudioEdition, 1);

  g_ptr_array_add (self->editions, edition);
  edition->id = self->id;
  edition->name = self->name;
  if (!parse_words (edition, root, error))
    return FALSE;
  if ((edition->slogan == NULL || *edition->slogan == '\0') && !g_date_valid (&edition->from) && !g_date_valid (&edition->to))
    g_ptr_array_set_size (self->editions, 0);
  return TRUE;
}

gboolean
studio_brand_parse_editions (StudioBrand *self,
                             const StudioJsonAt *root,
                             GError **error)
{
  StudioJsonAt list;
  StudioJsonAt at;

  self->editions = g_ptr_array_new_with_free_func ((GDestroyNotify) edition_free);
  if (!parse_own (self, root, error) || !studio_json_get_array (root, "editions", FALSE, &list, error))
    return FALSE;
  if (studio_json_at_length (&list) > 0)
    g_ptr_array_set_size (self->editions, 0);
  for (guint i = 0; list.node != NULL && studio_json_at_element (&list, i, &at); i++) {
    if (!parse_edition (self, &at, error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
studio_brand_list_editions (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->editions;
}

const StudioEdition *
studio_brand_get_edition (StudioBrand *self,
                          const char *id)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self) && id != NULL, NULL);

  for (guint i = 0; i < self->editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (self->editions, i);

    if (g_str_equal (edition->id, id))
      return edition;
  }
  return NULL;
}

StudioEditionState
studio_brand_get_edition_state (const StudioEdition *edition,
                                const GDate *today)
{
  g_return_val_if_fail (edition != NULL && today != NULL && g_date_valid (today), STUDIO_EDITION_VALID);

  if (g_date_valid (&edition->to) && g_date_compare (&edition->to, today) < 0)
    return STUDIO_EDITION_EXPIRED;
  if (g_date_valid (&edition->from) && g_date_compare (&edition->from, today) > 0)
    return STUDIO_EDITION_FUTURE;
  return STUDIO_EDITION_VALID;
}

/* How good a choice an edition is: the valid first, the future last. */
static int
rank (const StudioEdition *edition,
      const GDate *today)
{
  switch (studio_brand_get_edition_state (edition, today)) {
  case STUDIO_EDITION_VALID:
    return 0;
  case STUDIO_EDITION_EXPIRED:
    return 1;
  case STUDIO_EDITION_FUTURE:
    return 2;
  }
  g_return_val_if_reached (2);
}

/* One without a first day has always been there. */
static gboolean
is_newer (const StudioEdition *a,
          const StudioEdition *b)
{
  if (!g_date_valid (&a->from) || !g_date_valid (&b->from))
    return g_date_valid (&a->from) && !g_date_valid (&b->from);
  return g_date_compare (&a->from, &b->from) > 0;
}

const StudioEdition *
studio_brand_find_edition (StudioBrand *self,
                           const GDate *today)
{
  const StudioEdition *best = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND (self) && today != NULL, NULL);

  for (guint i = 0; i < self->editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (self->editions, i);
    int gain = best != NULL ? rank (best, today) - rank (edition, today) : 1;

    /* of those still to come the next, which is the first */
    if (gain > 0 || (gain == 0 && rank (edition, today) < 2 && is_newer (edition, best)))
      best = edition;
  }
  return best;
}

/* Returns: (transfer none) (nullable): the edition in the document; NULL if it is the brand itself. */
static JsonNode *
find_node (StudioBrand *self,
           const char *id)
{
  JsonNode *list = studio_json_lookup (self->root, "editions");
  JsonArray *array = list != NULL ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (g_str_equal (studio_json_peek_string (json_node_get_object (node), "id"), id))
      return node;
  }
  return NULL;
}

/* Consumes @root. */
static JsonNode *
with_member (JsonNode *root,
             const char *member,
             JsonNode *value)
{
  JsonNode *next;

  if (value == NULL)
    return root;
  next = studio_json_with (root, member, value);
  json_node_unref (root);
  return next;
}

/* Returns: (transfer full): the brand's document as it is in @edition */
static JsonNode *
lay_over (StudioBrand *self,
          JsonNode *edition)
{
  JsonNode *root = json_node_ref (self->root);

  for (gsize i = 0; i < G_N_ELEMENTS (laid_over); i++)
    root = with_member (root, laid_over[i], json_object_get_member (json_node_get_object (edition), laid_over[i]));
  return with_member (root, "edition", edition);
}

/* Lock held. */
static StudioBrand *
make_view (StudioBrand *self,
           const char *id,
           JsonNode *edition)
{
  g_autoptr (JsonNode) root = lay_over (self, edition);
  StudioBrand *view = studio_brand_new_view (self, root);

  g_hash_table_insert (self->views, g_strdup (id), view);
  return view;
}

StudioBrand *
studio_brand_view_edition (StudioBrand *self,
                           const char *id)
{
  StudioBrand *view;
  JsonNode *node;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  node = id != NULL ? find_node (self, id) : NULL;
  if (node == NULL)
    return self;

  g_mutex_lock (&self->lock);
  view = g_hash_table_lookup (self->views, id);
  if (view == NULL)
    view = make_view (self, id, node);
  g_mutex_unlock (&self->lock);
  return view;
}

void
studio_brand_get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (today != NULL);

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

const StudioEdition *
studio_brand_choose_edition (StudioBrand *self,
                             const char *id)
{
  const StudioEdition *chosen;
  GDate today;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  chosen = id != NULL ? studio_brand_get_edition (self, id) : NULL;
  if (chosen != NULL)
    return chosen;
  studio_brand_get_today (&today);
  return studio_brand_find_edition (self, &today);
}
