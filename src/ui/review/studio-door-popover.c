#include "config.h"

#include "studio-door-popover.h"

#include <glib/gi18n-lib.h>

#include "studio-library-tile.h"
#include "studio-one-door.h"
#include "studio-self-settings.h"

struct _StudioDoorPopover
{
  GtkPopover parent_instance;
  GtkLabel *title;
  GtkLabel *badge;
  GtkLabel *story;
  GtkLabel *note;
  GtkWidget *ask;
  GtkWidget *approve;
  GtkWidget *send_back;
  GtkWidget *withdraw;

  StudioDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioDoorPopover, studio_door_popover, GTK_TYPE_POPOVER)

/* Returns: (transfer full): what became of the post, or why it is a draft again */
static char *
tell_story (StudioSnapshot *snapshot)
{
  g_autofree char *change = studio_post_stage_get (snapshot) == STUDIO_POST_STAGE_DRAFT ? studio_approval_tell_change (snapshot) : NULL;

  if (change != NULL)
    return g_strdup_printf (_ ("The approval no longer holds. %s"), change);
  return studio_door_tell (snapshot);
}

static void
show_deeds (StudioDoorPopover *self,
            StudioSnapshot *snapshot)
{
  GtkWidget *buttons[] = { [STUDIO_DEED_ASK] = self->ask, [STUDIO_DEED_APPROVE] = self->approve, [STUDIO_DEED_RETURN] = self->send_back, [STUDIO_DEED_WITHDRAW] = self->withdraw };
  g_autoptr (StudioSelf) person = studio_self_load ();
  /* who has not said what they do may try all, and is asked then */
  gboolean known = studio_self_is_known ();

  for (guint deed = 0; deed < G_N_ELEMENTS (buttons); deed++) {
    StudioRole role = known ? person->role : STUDIO_ROLE_HEAD;

    gtk_widget_set_visible (buttons[deed], studio_door_may (snapshot, (StudioDeed) deed, role, studio_self_editor_approves (), NULL));
  }
  gtk_widget_remove_css_class (self->approve, "suggested-action");
  if (studio_post_stage_get (snapshot) == STUDIO_POST_STAGE_REVIEW)
    gtk_widget_add_css_class (self->approve, "suggested-action");
}

static void
fill (StudioDoorPopover *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *story = NULL, *note = NULL;

  if (self->document == NULL)
    return;
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  story = tell_story (snapshot);
  note = studio_door_tell_note (snapshot);
  gtk_label_set_label (self->title, studio_document_get_title (self->document));
  studio_library_badge_show (self->badge, studio_post_stage_get_id (studio_post_stage_get (snapshot)));
  gtk_label_set_label (self->story, story);
  gtk_widget_set_visible (GTK_WIDGET (self->story), *story != '\0');
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  show_deeds (self, snapshot);
}

/* Its size is asked for when it is shown, so what it says has to stand there before. */
static void
studio_door_popover_show (GtkWidget *widget)
{
  fill (STUDIO_DOOR_POPOVER (widget));

  GTK_WIDGET_CLASS (studio_door_popover_parent_class)->show (widget);
}

static void
clicked_cb (StudioDoorPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
studio_door_popover_finalize (GObject *object)
{
  g_clear_object (&STUDIO_DOOR_POPOVER (object)->document);

  G_OBJECT_CLASS (studio_door_popover_parent_class)->finalize (object);
}

static void
studio_door_popover_class_init (StudioDoorPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_door_popover_finalize;
  widget_class->show = studio_door_popover_show;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-door-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, title);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, story);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, note);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, ask);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, approve);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, send_back);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorPopover, withdraw);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
studio_door_popover_init (StudioDoorPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_door_popover_set_document (StudioDoorPopover *self,
                                  StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_DOOR_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_set_object (&self->document, document);
}
