#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>

/* Returns: (nullable): the photo layer that is selected alone; otherwise the person is told what to select */
static const char *
selected_photo (StudioStage *self)
{
  GPtrArray *ids = self->composer != NULL ? studio_composer_get_selection (self->composer) : NULL;
  StudioScene *scene = self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;
  const StudioBox *box = ids != NULL && ids->len == 1 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  if (box != NULL && box->layer->kind == STUDIO_LAYER_PHOTO)
    return box->layer->id;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Select a photo first."));
  return NULL;
}

static void
hide_parts (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  g_autofree char *id = g_strdup (selected_photo (self));

  if (id != NULL)
    studio_crop_tool_begin (self->crop_tool, id, STUDIO_CROP_MODE_HIDE);
}

void
_studio_stage_install_crop (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stage.hide-parts", NULL, hide_parts);
}

void
_studio_stage_init_crop (StudioStage *self)
{
  self->crop_tool = STUDIO_CROP_TOOL (studio_crop_tool_new ());
  studio_crop_tool_attach (self->crop_tool, self->canvas);
  g_signal_connect_swapped (self->crop_tool, "changed", G_CALLBACK (_studio_stage_update_words), self);
  g_signal_connect_swapped (self->crop_tool, "changed", G_CALLBACK (_studio_stage_follow_selection), self);
}
