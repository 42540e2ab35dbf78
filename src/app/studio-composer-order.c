#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-order.h"

/* Files keep four decimals, so places closer than this could not be told apart for long. */
#define MIN_STEP 0.001
#define PUSH_STEP 0.01
#define Z_DIGITS 10000.0

/* --- who stands beside whom --- */

GPtrArray *
studio_composer_list_siblings (StudioComposer *self,
                               const char *id)
{
  GPtrArray *siblings = g_ptr_array_new_with_free_func (g_free);
  int index = id != NULL ? studio_composer_find_box (self, id) : 0;
  int parent = index > 0 ? studio_composer_get_parent (self, index) : 0;

  if (self->scene == NULL || index < 0)
    return siblings;
  for (guint i = (guint) parent + 1; i < studio_composer_get_box (self, parent)->end; i = studio_composer_get_box (self, (int) i)->end)
    g_ptr_array_add (siblings, g_strdup (studio_composer_get_box (self, (int) i)->layer->id));
  return siblings;
}

const char *
studio_composer_get_page_layer (StudioComposer *self,
                                const char *id)
{
  int index = studio_composer_find_box (self, id);
  int parent;

  if (index <= 0)
    return NULL;
  while ((parent = studio_composer_get_parent (self, index)) > 0)
    index = parent;
  return studio_composer_get_box (self, index)->layer->id;
}

static gboolean
contains (GPtrArray *ids,
          const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* --- places --- */

/* Added layers without a place of their own lie in the order of their ids. */
static double
added_place (const char *id,
             GPtrArray *siblings,
             StudioComposer *self)
{
  guint rank = 0;

  for (guint i = 0; i < siblings->len; i++) {
    const char *other = g_ptr_array_index (siblings, i);

    if (strcmp (other, id) < 0 && studio_composer_is_added_root (self, other))
      rank++;
  }
  return STUDIO_ORDER_ADDED + rank;
}

static double
get_z (StudioEdit *edit,
       const char *id,
       GPtrArray *siblings)
{
  g_auto (StudioWritten) written = { 0 };
  StudioOrigin origin;
  JsonNode *z;
  const char *slash;

  if (!studio_composer_find_in (edit->self, edit->root, id, &written))
    return 0;
  z = studio_composer_peek_member (edit->self, &written, id, "z", &origin);
  if (z != NULL && JSON_NODE_HOLDS_VALUE (z) && json_node_get_value_type (z) != G_TYPE_STRING)
    return json_node_get_double (z);
  if (written.place != NULL)
    return written.place->index;
  if (written.root)
    return added_place (id, siblings, edit->self);
  slash = strrchr (written.path, '/');
  return g_ascii_strtod (slash + 1, NULL);
}

static void
set_z (StudioEdit *edit,
       const char *id,
       double z)
{
  g_autoptr (JsonNode) value = studio_json_number (round (z * Z_DIGITS) / Z_DIGITS);

  studio_edit_member (edit, id, "z", value, STUDIO_SCOPE_ALL_SIZES);
}

/* Between @lower and @upper, either of which may be NAN; else as near above @lower as can be. Returns: the place of the last one */
static double
place_between (StudioEdit *edit,
               GPtrArray *moved,
               double lower,
               double upper)
{
  double step = PUSH_STEP, first;

  if (isnan (lower) && isnan (upper))
    lower = -1;
  if (isnan (upper) || isnan (lower))
    step = 1;
  else if ((upper - lower) / (moved->len + 1) >= MIN_STEP)
    step = (upper - lower) / (moved->len + 1);
  first = isnan (lower) ? upper - step * moved->len : lower + step;
  for (guint i = 0; i < moved->len; i++)
    set_z (edit, g_ptr_array_index (moved, i), first + i * step);
  return round ((first + (moved->len - 1) * step) * Z_DIGITS) / Z_DIGITS;
}

void
studio_edit_order (StudioEdit *edit,
                   GPtrArray *siblings,
                   GPtrArray *moved,
                   guint at)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  double lower = NAN, upper = NAN, last;

  if (moved->len == 0)
    return;
  for (guint i = 0; i < siblings->len; i++) {
    if (!contains (moved, g_ptr_array_index (siblings, i)))
      g_ptr_array_add (others, g_ptr_array_index (siblings, i));
  }
  at = MIN (at, others->len);
  if (at > 0)
    lower = get_z (edit, g_ptr_array_index (others, at - 1), siblings);
  if (at < others->len)
    upper = get_z (edit, g_ptr_array_index (others, at), siblings);
  last = place_between (edit, moved, lower, upper);
  /* rows of a repeat share one place: those above are pushed up as far as needed */
  for (guint i = at; i < others->len && get_z (edit, g_ptr_array_index (others, i), siblings) <= last; i++) {
    last += PUSH_STEP;
    set_z (edit, g_ptr_array_index (others, i), last);
  }
}

/* The highest place on the page, also of layers that are not laid out yet. */
static double
top_z (StudioEdit *edit,
       GPtrArray *siblings,
       GPtrArray *fresh)
{
  JsonNode *layers = studio_json_lookup (edit->root, "layers");
  double top = STUDIO_ORDER_ADDED - 1;
  JsonObjectIter iter;
  const char *id;

  for (guint i = 0; i < siblings->len; i++)
    top = MAX (top, get_z (edit, g_ptr_array_index (siblings, i), siblings));
  if (!studio_json_is_object (layers))
    return top;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &id, NULL)) {
    if (!contains (fresh, id))
      top = MAX (top, get_z (edit, id, siblings));
  }
  return top;
}

void
studio_edit_order_fresh (StudioEdit *edit,
                         GPtrArray *fresh,
                         const char *above)
{
  g_autoptr (GPtrArray) siblings = studio_composer_list_siblings (edit->self, NULL);
  const char *below = above != NULL ? studio_composer_get_page_layer (edit->self, above) : NULL;
  guint at;

  if (below != NULL && g_ptr_array_find_with_equal_func (siblings, below, g_str_equal, &at))
    studio_edit_order (edit, siblings, fresh, at + 1);
  else
    place_between (edit, fresh, top_z (edit, siblings, fresh), NAN);
}

/* --- commands --- */

/* How many of those beside @moved lie below it afterwards. */
static guint
new_position (GPtrArray *siblings,
              GPtrArray *moved,
              StudioOrder order)
{
  guint others = 0, below_first = 0, below_last = 0;
  gboolean seen = FALSE;

  for (guint i = 0; i < siblings->len; i++) {
    if (contains (moved, g_ptr_array_index (siblings, i))) {
      if (!seen)
        below_first = others;
      below_last = others;
      seen = TRUE;
    } else {
      others++;
    }
  }
  switch (order) {
  case STUDIO_ORDER_UP:
    return MIN (below_last + 1, others);
  case STUDIO_ORDER_DOWN:
    return below_first > 0 ? below_first - 1 : 0;
  case STUDIO_ORDER_TOP:
    return others;
  case STUDIO_ORDER_BOTTOM:
    return 0;
  }
  g_return_val_if_reached (0);
}

/* Whether they lie like that already. */
static gboolean
is_at (GPtrArray *siblings,
       GPtrArray *moved,
       guint at)
{
  for (guint i = 0; i < moved->len; i++) {
    if (at + i >= siblings->len || !contains (moved, g_ptr_array_index (siblings, at + i)))
      return FALSE;
  }
  return TRUE;
}

/* Takes those of @ids that share the first one's parent out of it. Returns: (transfer full): them, bottom first */
static GPtrArray *
take_beside_first (GPtrArray *ids,
                   GPtrArray *siblings)
{
  GPtrArray *moved = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < siblings->len; i++) {
    guint index;

    if (g_ptr_array_find_with_equal_func (ids, g_ptr_array_index (siblings, i), g_str_equal, &index)) {
      g_ptr_array_add (moved, g_strdup (g_ptr_array_index (siblings, i)));
      g_ptr_array_remove_index (ids, index);
    }
  }
  return moved;
}

static gboolean
reorder_family (StudioEdit *edit,
                GPtrArray *ids,
                StudioOrder order)
{
  g_autoptr (GPtrArray) siblings = studio_composer_list_siblings (edit->self, g_ptr_array_index (ids, 0));
  g_autoptr (GPtrArray) moved = NULL;
  guint at;

  if (siblings->len == 0) {
    g_ptr_array_remove_index (ids, 0);
    return FALSE;
  }
  moved = take_beside_first (ids, siblings);
  at = new_position (siblings, moved, order);
  if (is_at (siblings, moved, at))
    return FALSE;
  studio_edit_order (edit, siblings, moved, at);
  return TRUE;
}

static void
refuse_order (StudioComposer *self,
              StudioOrder order)
{
  if (order == STUDIO_ORDER_UP || order == STUDIO_ORDER_TOP)
    studio_composer_refuse (self, _ ("It can't go further forward: it lies in front of everything beside it. Send another element backward instead."));
  else
    studio_composer_refuse (self, _ ("It can't go further back: everything beside it lies in front of it. Bring another element forward instead."));
}

void
studio_composer_reorder (StudioComposer *self,
                         StudioOrder order)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *label = NULL;
  StudioEdit edit;
  gboolean moved = FALSE;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  if (ids->len == 0)
    return;
  if (order == STUDIO_ORDER_UP || order == STUDIO_ORDER_TOP)
    label = studio_composer_label (self, ids, _ ("Bring %s Forward"), _ ("Bring %s Elements Forward"));
  else
    label = studio_composer_label (self, ids, _ ("Send %s Backward"), _ ("Send %s Elements Backward"));
  edit = studio_edit_begin (self);
  while (ids->len > 0)
    moved |= reorder_family (&edit, ids, order);
  studio_edit_commit (&edit, label, NULL);
  if (!moved)
    refuse_order (self, order);
}

void
studio_composer_put_beside (StudioComposer *self,
                            const char *id,
                            const char *other,
                            gboolean above)
{
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *label = NULL;
  StudioEdit edit;
  guint at;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && other != NULL);

  if (g_str_equal (id, other) || studio_composer_refuse_limit (self, id, STUDIO_CAN_MOVE))
    return;
  siblings = studio_composer_list_siblings (self, id);
  if (!contains (siblings, other)) {
    studio_composer_put_inside (self, id, other, above);
    return;
  }
  moved = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (moved, g_strdup (id));
  others = g_ptr_array_new ();
  for (guint i = 0; i < siblings->len; i++) {
    if (!g_str_equal (g_ptr_array_index (siblings, i), id))
      g_ptr_array_add (others, g_ptr_array_index (siblings, i));
  }
  g_ptr_array_find_with_equal_func (others, other, g_str_equal, &at);
  label = studio_composer_label (self, moved, _ ("Reorder %s"), _ ("Reorder %s"));
  edit = studio_edit_begin (self);
  studio_edit_order (&edit, siblings, moved, above ? at + 1 : at);
  studio_edit_commit (&edit, label, NULL);
}
