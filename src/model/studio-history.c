#include "config.h"

#include "studio-history.h"

#include "studio-history-private.h"
#include "studio-history-record.h"

G_DEFINE_FINAL_TYPE (StudioHistory, studio_history, G_TYPE_OBJECT)

enum {
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

void
studio_history_step_free (StudioHistoryStep *step)
{
  if (step->before.root != NULL)
    studio_post_state_clear (&step->before);
  if (step->after.root != NULL)
    studio_post_state_clear (&step->after);
  g_free (step->label);
  g_free (step->path);
  g_free (step->merge);
  g_free (step);
}

static void
studio_history_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  StudioHistory *self = STUDIO_HISTORY (object);

  switch (prop_id) {
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, self->position > 0);
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, self->position < self->steps->len);
    break;
  case PROP_UNDO_LABEL:
    g_value_set_string (value, studio_history_get_undo_label (self));
    break;
  case PROP_REDO_LABEL:
    g_value_set_string (value, studio_history_get_redo_label (self));
    break;
  case PROP_MODIFIED:
    g_value_set_boolean (value, self->modified);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
studio_history_finalize (GObject *object)
{
  StudioHistory *self = STUDIO_HISTORY (object);

  g_clear_pointer (&self->open, studio_history_step_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (self->saved.root != NULL)
    studio_post_state_clear (&self->saved);
  g_clear_object (&self->post);

  G_OBJECT_CLASS (studio_history_parent_class)->finalize (object);
}

static void
studio_history_class_init (StudioHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = studio_history_get_property;
  object_class->finalize = studio_history_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static gint64
real_clock (gpointer data)
{
  return g_get_monotonic_time ();
}

static void
studio_history_init (StudioHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_history_step_free);
  self->clock = real_clock;
}

StudioHistory *
studio_history_new (StudioPost *post)
{
  StudioHistory *self;

  g_return_val_if_fail (STUDIO_IS_POST (post), NULL);

  self = g_object_new (STUDIO_TYPE_HISTORY, NULL);
  self->post = g_object_ref (post);
  studio_post_get_state (post, &self->saved);
  return self;
}

void
studio_history_set_clock (StudioHistory *self,
                          StudioHistoryClock clock,
                          gpointer data)
{
  g_return_if_fail (STUDIO_IS_HISTORY (self) && clock != NULL);

  self->clock = clock;
  self->clock_data = data;
}

StudioPost *
studio_history_get_post (StudioHistory *self)
{
  g_return_val_if_fail (STUDIO_IS_HISTORY (self), NULL);

  return self->post;
}

static gboolean
states_equal (const StudioPostState *a,
              const StudioPostState *b)
{
  return a->brand == b->brand && a->template == b->template && studio_json_equal (a->root, b->root);
}

/** HistoryLook: what the properties show, to notify only what changed. */
typedef struct
{
  gboolean can_undo, can_redo;
  char *undo_label, *redo_label;
} HistoryLook;

static void
look (StudioHistory *self,
      HistoryLook *now)
{
  now->can_undo = self->position > 0;
  now->can_redo = self->position < self->steps->len;
  now->undo_label = g_strdup (studio_history_get_undo_label (self));
  now->redo_label = g_strdup (studio_history_get_redo_label (self));
}

/* Tells what changed since @before, whose strings are freed. */
static void
notify_since (StudioHistory *self,
              HistoryLook *before)
{
  StudioPostState state;
  HistoryLook now;
  gboolean modified;

  studio_post_get_state (self->post, &state);
  modified = !states_equal (&state, &self->saved);
  studio_post_state_clear (&state);
  look (self, &now);

  if (now.can_undo != before->can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (now.can_redo != before->can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  if (g_strcmp0 (now.undo_label, before->undo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  if (g_strcmp0 (now.redo_label, before->redo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
  if (modified != self->modified) {
    self->modified = modified;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
  }

  g_free (now.undo_label);
  g_free (now.redo_label);
  g_free (before->undo_label);
  g_free (before->redo_label);
}

static void
note_path (StudioHistoryStep *step,
           const char *path)
{
  if (step->path == NULL)
    step->path = g_strdup (path);
  else if (!g_str_equal (step->path, path))
    *step->path = '\0';
}

static StudioHistoryStep *
last_done (StudioHistory *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

/* A step that was recorded goes on leading from one recorded step to the next, so whoever stores them needs not hear of it. */
static void
drop_oldest (StudioHistory *self)
{
  const StudioHistoryStep *oldest = g_ptr_array_index (self->steps, 0);

  if (oldest->taken)
    self->n_older++;
  else
    studio_history_forget_records (self);
  g_ptr_array_remove_index (self->steps, 0);
}

static void
note_time (StudioHistory *self,
           StudioHistoryStep *step)
{
  step->time = self->clock (self->clock_data);
  step->when = g_get_real_time ();
  step->taken = FALSE;
}

/* Takes over @step, whose "after" is set; drops what was undone and what is too old. */
static void
push_step (StudioHistory *self,
           StudioHistoryStep *step)
{
  g_ptr_array_set_size (self->steps, (int) self->position);
  g_ptr_array_add (self->steps, step);
  if (self->steps->len > STUDIO_HISTORY_MAX_STEPS)
    drop_oldest (self);
  self->position = self->steps->len;
}

static gboolean
can_merge (StudioHistory *self,
           const StudioHistoryStep *last,
           const char *merge)
{
  return merge != NULL && last != NULL && last->merge != NULL && self->position == self->steps->len &&
         g_str_equal (last->merge, merge) && self->clock (self->clock_data) - last->time <= STUDIO_HISTORY_MERGE_PAUSE;
}

/* Lets @last also cover the edit that led to @after; typing and deleting again leaves no step at all. */
static void
merge_step (StudioHistory *self,
            StudioHistoryStep *last,
            const StudioPostState *after,
            const char *path)
{
  studio_post_state_clear (&last->after);
  studio_post_state_copy (after, &last->after);
  note_time (self, last);
  note_path (last, path);
  if (states_equal (&last->before, &last->after)) {
    self->position--;
    g_ptr_array_set_size (self->steps, (int) self->position);
  }
}

static void
record (StudioHistory *self,
        const StudioPostState *before,
        const StudioPostState *after,
        const StudioHistoryStep *about)
{
  StudioHistoryStep *last = last_done (self);
  StudioHistoryStep *step;

  if (self->open != NULL) {
    note_path (self->open, about->path);
    return;
  }
  if (can_merge (self, last, about->merge)) {
    merge_step (self, last, after, about->path);
    return;
  }

  step = g_new0 (StudioHistoryStep, 1);
  studio_post_state_copy (before, &step->before);
  studio_post_state_copy (after, &step->after);
  step->label = g_strdup (about->label);
  step->path = g_strdup (about->path);
  step->merge = g_strdup (about->merge);
  note_time (self, step);
  push_step (self, step);
}

/* Makes @after the present. @about: label, path and merge key of the edit */
static void
apply (StudioHistory *self,
       const StudioPostState *after,
       const StudioHistoryStep *about)
{
  StudioPostState before;
  HistoryLook seen;

  studio_post_get_state (self->post, &before);
  if (!states_equal (&before, after)) {
    look (self, &seen);
    record (self, &before, after, about);
    studio_post_set_state (self->post, after, about->path);
    notify_since (self, &seen);
  }
  studio_post_state_clear (&before);
}

void
studio_history_set (StudioHistory *self,
                    const char *path,
                    JsonNode *value,
                    const char *label,
                    const char *merge)
{
  const StudioHistoryStep about = { .label = (char *) label, .path = (char *) path, .merge = (char *) merge };
  StudioPostState state;
  JsonNode *root;

  g_return_if_fail (STUDIO_IS_HISTORY (self));
  g_return_if_fail (path != NULL && *path != '\0' && label != NULL);

  studio_post_get_state (self->post, &state);
  root = studio_json_with (state.root, path, value);
  json_node_unref (state.root);
  state.root = root;
  apply (self, &state, &about);
  studio_post_state_clear (&state);
}

void
studio_history_set_root (StudioHistory *self,
                         JsonNode *root,
                         const char *label,
                         const char *merge)
{
  const StudioHistoryStep about = { .label = (char *) label, .path = (char *) "", .merge = (char *) merge };
  StudioPostState state;

  g_return_if_fail (STUDIO_IS_HISTORY (self));
  g_return_if_fail (root != NULL && label != NULL);

  studio_post_get_state (self->post, &state);
  json_node_unref (state.root);
  state.root = json_node_ref (root);
  apply (self, &state, &about);
  studio_post_state_clear (&state);
}

/* Writes @id as the document's member @name. Consumes the old root of @state. */
static void
set_id (StudioPostState *state,
        const char *name,
        const char *id)
{
  g_autoptr (JsonNode) value = studio_json_string (id);
  JsonNode *root = studio_json_with (state->root, name, value);

  json_node_unref (state->root);
  state->root = root;
}

void
studio_history_set_brand (StudioHistory *self,
                          StudioBrand *brand,
                          const char *label)
{
  const StudioHistoryStep about = { .label = (char *) label, .path = (char *) "brand" };
  StudioPostState state;

  g_return_if_fail (STUDIO_IS_HISTORY (self) && STUDIO_IS_BRAND (brand) && label != NULL);

  studio_post_get_state (self->post, &state);
  g_set_object (&state.brand, brand);
  if (!g_str_equal (studio_brand_get_id (brand), studio_json_peek_string (json_node_get_object (state.root), "brand")))
    state.root = studio_post_pin_edition (state.root, brand);
  set_id (&state, "brand", studio_brand_get_id (brand));
  apply (self, &state, &about);
  studio_post_state_clear (&state);
}

void
studio_history_set_template (StudioHistory *self,
                             StudioTemplate *template,
                             const char *label)
{
  const StudioHistoryStep about = { .label = (char *) label, .path = (char *) "template" };
  StudioPostState state;

  g_return_if_fail (STUDIO_IS_HISTORY (self) && STUDIO_IS_TEMPLATE (template) && label != NULL);

  studio_post_get_state (self->post, &state);
  g_set_object (&state.template, template);
  set_id (&state, "template", studio_template_get_id (template));
  apply (self, &state, &about);
  studio_post_state_clear (&state);
}

static gboolean
wears (const StudioPostState *state,
       StudioBrand *brand)
{
  return state->brand == brand || studio_json_equal (studio_brand_get_json (state->brand), studio_brand_get_json (brand));
}

static void
replace_brand (StudioPostState *state,
               StudioBrand *old,
               StudioBrand *fresh)
{
  if (state->brand != NULL && wears (state, old))
    g_set_object (&state->brand, fresh);
}

void
studio_history_replace_brand (StudioHistory *self,
                              StudioBrand *old,
                              StudioBrand *fresh,
                              gboolean saved)
{
  g_autoptr (StudioBrand) before = NULL;
  StudioPostState state;
  HistoryLook seen;

  g_return_if_fail (STUDIO_IS_HISTORY (self) && STUDIO_IS_BRAND (old) && STUDIO_IS_BRAND (fresh));
  g_return_if_fail (g_str_equal (studio_brand_get_id (old), studio_brand_get_id (fresh)));

  /* what is replaced below may hold the last reference to it */
  before = g_object_ref (old);
  look (self, &seen);
  for (guint i = 0; i < self->steps->len; i++) {
    StudioHistoryStep *step = g_ptr_array_index (self->steps, i);

    replace_brand (&step->before, before, fresh);
    replace_brand (&step->after, before, fresh);
  }
  if (self->open != NULL)
    replace_brand (&self->open->before, before, fresh);
  studio_history_forget_records (self);
  if (saved)
    replace_brand (&self->saved, before, fresh);
  studio_post_get_state (self->post, &state);
  if (wears (&state, before)) {
    g_set_object (&state.brand, fresh);
    studio_post_set_state (self->post, &state, "brand");
  }
  studio_post_state_clear (&state);
  notify_since (self, &seen);
}

/* @state: perhaps not set yet */
static void
note (StudioPostState *state,
      const char *path,
      JsonNode *value)
{
  JsonNode *root;

  if (state->root == NULL)
    return;
  root = studio_json_with (state->root, path, value);
  json_node_unref (state->root);
  state->root = root;
}

void
studio_history_note (StudioHistory *self,
                     const char *path,
                     JsonNode *value)
{
  StudioPostState state;
  HistoryLook seen;

  g_return_if_fail (STUDIO_IS_HISTORY (self));
  g_return_if_fail (path != NULL && *path != '\0');

  look (self, &seen);
  for (guint i = 0; i < self->steps->len; i++) {
    StudioHistoryStep *step = g_ptr_array_index (self->steps, i);

    note (&step->before, path, value);
    note (&step->after, path, value);
  }
  if (self->open != NULL)
    note (&self->open->before, path, value);
  studio_history_forget_records (self);
  studio_post_get_state (self->post, &state);
  note (&state, path, value);
  studio_post_set_state (self->post, &state, path);
  studio_post_state_clear (&state);
  notify_since (self, &seen);
}

void
studio_history_begin (StudioHistory *self,
                      const char *label)
{
  g_return_if_fail (STUDIO_IS_HISTORY (self) && label != NULL);

  if (self->depth++ > 0)
    return;

  self->open = g_new0 (StudioHistoryStep, 1);
  self->open->label = g_strdup (label);
  studio_post_get_state (self->post, &self->open->before);
}

void
studio_history_end (StudioHistory *self)
{
  StudioHistoryStep *step;
  HistoryLook seen;

  g_return_if_fail (STUDIO_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  studio_post_get_state (self->post, &step->after);
  note_time (self, step);
  if (states_equal (&step->before, &step->after)) {
    studio_history_step_free (step);
    return;
  }

  look (self, &seen);
  push_step (self, step);
  notify_since (self, &seen);
}

void
studio_history_end_merge (StudioHistory *self)
{
  StudioHistoryStep *last;

  g_return_if_fail (STUDIO_IS_HISTORY (self));

  last = last_done (self);
  if (last != NULL)
    g_clear_pointer (&last->merge, g_free);
}

/* Goes to @state, which lies one step away, so that @position steps are done. */
static void
go_to (StudioHistory *self,
       guint position,
       const StudioPostState *state,
       const char *path)
{
  HistoryLook seen;

  look (self, &seen);
  self->position = position;
  studio_post_set_state (self->post, state, path);
  notify_since (self, &seen);
}

gboolean
studio_history_undo (StudioHistory *self)
{
  StudioHistoryStep *step;

  g_return_val_if_fail (STUDIO_IS_HISTORY (self), FALSE);

  /* in the middle of a gathered step there is nothing whole to go back to */
  if (self->depth > 0 || self->position == 0)
    return FALSE;

  studio_history_end_merge (self);
  step = g_ptr_array_index (self->steps, self->position - 1);
  go_to (self, self->position - 1, &step->before, step->path);
  studio_history_end_merge (self);
  return TRUE;
}

gboolean
studio_history_redo (StudioHistory *self)
{
  StudioHistoryStep *step;

  g_return_val_if_fail (STUDIO_IS_HISTORY (self), FALSE);

  if (self->depth > 0 || self->position == self->steps->len)
    return FALSE;

  step = g_ptr_array_index (self->steps, self->position);
  go_to (self, self->position + 1, &step->after, step->path);
  return TRUE;
}

const char *
studio_history_get_undo_label (StudioHistory *self)
{
  const StudioHistoryStep *step;

  g_return_val_if_fail (STUDIO_IS_HISTORY (self), NULL);

  step = last_done (self);
  return step != NULL ? step->label : NULL;
}

const char *
studio_history_get_redo_label (StudioHistory *self)
{
  g_return_val_if_fail (STUDIO_IS_HISTORY (self), NULL);

  if (self->position == self->steps->len)
    return NULL;
  return ((const StudioHistoryStep *) g_ptr_array_index (self->steps, self->position))->label;
}

void
studio_history_adopt (StudioHistory *self,
                      GPtrArray *steps,
                      guint position)
{
  HistoryLook seen;

  g_return_if_fail (STUDIO_IS_HISTORY (self) && self->steps->len == 0 && self->depth == 0);
  g_return_if_fail (steps != NULL && position <= steps->len);

  look (self, &seen);
  g_ptr_array_extend_and_steal (self->steps, steps);
  self->position = position;
  notify_since (self, &seen);
}

void
studio_history_mark_saved (StudioHistory *self)
{
  HistoryLook seen;

  g_return_if_fail (STUDIO_IS_HISTORY (self));

  look (self, &seen);
  studio_post_state_clear (&self->saved);
  studio_post_get_state (self->post, &self->saved);
  notify_since (self, &seen);
}

gboolean
studio_history_get_modified (StudioHistory *self)
{
  g_return_val_if_fail (STUDIO_IS_HISTORY (self), FALSE);

  return self->modified;
}

guint
studio_history_get_n_undo (StudioHistory *self)
{
  g_return_val_if_fail (STUDIO_IS_HISTORY (self), 0);

  return self->position;
}
