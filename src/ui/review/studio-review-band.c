#include "config.h"

#include "studio-review-band.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-one-door.h"

/* After the last letter that is typed */
#define REST_MS 150

struct _StudioReviewBand
{
  GtkWidget parent_instance;
  GtkLabel *sentence;
  GtkWidget *undo;

  StudioDocument *document; /* (nullable) */
  GSignalGroup *signals;
  const char *stage_id;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (StudioReviewBand, studio_review_band, GTK_TYPE_WIDGET)

enum {
  PROP_STAGE_ID = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* Returns: (transfer full) (nullable): NULL if there is nothing to tell. @void_: (out): the approval no longer holds */
static char *
find_sentence (StudioSnapshot *snapshot,
               StudioPostStage stage,
               gboolean *void_)
{
  g_autofree char *note = NULL, *story = NULL, *change = NULL;

  *void_ = FALSE;
  if (stage == STUDIO_POST_STAGE_RETURNED) {
    story = studio_door_tell (snapshot);
    note = studio_door_tell_note (snapshot);
    return note != NULL && *note != '\0' ? g_strdup_printf ("%s: “%s”", story, note) : g_strdup (story);
  }
  change = stage == STUDIO_POST_STAGE_DRAFT ? studio_approval_tell_change (snapshot) : NULL;
  if (change == NULL)
    return NULL;
  *void_ = TRUE;
  return g_strdup_printf (_ ("The approval no longer holds. %s"), change);
}

static void
set_stage (StudioReviewBand *self,
           const char *id)
{
  if (g_strcmp0 (self->stage_id, id) == 0)
    return;
  self->stage_id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE_ID]);
}

static void
update (StudioReviewBand *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *sentence = NULL;
  gboolean void_ = FALSE;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->document != NULL) {
    StudioPostStage stage;

    snapshot = studio_post_snapshot (studio_document_get_post (self->document));
    stage = studio_post_stage_get (snapshot);
    sentence = find_sentence (snapshot, stage, &void_);
    set_stage (self, studio_post_stage_get_id (stage));
  } else {
    set_stage (self, "");
  }
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->undo, void_);
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

static gboolean
rested_cb (gpointer data)
{
  StudioReviewBand *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioPost *post,
            const char *path,
            StudioReviewBand *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
studio_review_band_get_property (GObject *object,
                                 guint property,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (property == PROP_STAGE_ID)
    g_value_set_string (value, STUDIO_REVIEW_BAND (object)->stage_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_review_band_dispose (GObject *object)
{
  StudioReviewBand *self = STUDIO_REVIEW_BAND (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->document);
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_REVIEW_BAND);

  G_OBJECT_CLASS (studio_review_band_parent_class)->dispose (object);
}

static void
studio_review_band_class_init (StudioReviewBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = studio_review_band_get_property;
  G_OBJECT_CLASS (klass)->dispose = studio_review_band_dispose;
  props[PROP_STAGE_ID] = g_param_spec_string ("stage-id", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-review-band.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioReviewBand, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioReviewBand, undo);
}

static void
studio_review_band_init (StudioReviewBand *self)
{
  self->stage_id = "";
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

void
studio_review_band_set_document (StudioReviewBand *self,
                                 StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_REVIEW_BAND (self));

  g_set_object (&self->document, document);
  g_signal_group_set_target (self->signals, document != NULL ? studio_document_get_post (document) : NULL);
  update (self);
}
