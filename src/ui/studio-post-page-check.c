#include "config.h"

#include "studio-post-page-private.h"

#include "studio-office-watch.h"

/* --- the row of steps --- */

/* Returns: (nullable): the step where what is found is mended */
static const char *
find_step (const StudioFinding *finding)
{
  switch (finding->place.kind) {
  case STUDIO_PLACE_CAPTION:
  case STUDIO_PLACE_ALT:
  case STUDIO_PLACE_PHOTO:
    return "caption";
  case STUDIO_PLACE_LAYER:
    return "design";
  case STUDIO_PLACE_FIELD:
  case STUDIO_PLACE_POST:
  default:
    return NULL;
  }
}

/* The step of checks tells how many are open; the others only whether one of them is theirs. */
static void
show_counts (StudioPostPage *self)
{
  g_autoptr (GPtrArray) open = studio_live_check_list_open (self->live_check);
  gboolean known = studio_live_check_get_findings (self->live_check) != NULL;
  int n_all = 0, n_caption = 0, n_design = 0;

  for (guint i = 0; i < open->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (open, i);
    const char *step = find_step (finding);

    if (finding->level != STUDIO_RULE_REQUIRED)
      continue;
    n_all++;
    n_caption += g_strcmp0 (step, "caption") == 0;
    n_design += g_strcmp0 (step, "design") == 0;
  }
  studio_steps_set_findings (self->steps, "check", known ? n_all : -1);
  studio_steps_set_findings (self->steps, "caption", known && n_caption == 0 ? 0 : -1);
  studio_steps_set_findings (self->steps, "design", known && n_design == 0 ? 0 : -1);
}

static void
changed_cb (StudioLiveCheck *live_check,
            StudioPostPage *self)
{
  show_counts (self);
}

/* --- */

void
_studio_post_page_show_marks (StudioPostPage *self)
{
  gboolean checking = g_strcmp0 (self->last_step, "check") == 0;

  if (checking && _studio_post_page_shows_comments (self)) {
    GArray *pins = studio_comments_panel_get_marks (self->comments_panel);

    studio_stage_set_pins (self->stage, (const StudioPin *) (void *) pins->data, pins->len, studio_comments_panel_get_current (self->comments_panel));
    return;
  }
  studio_stage_set_findings (self->stage, checking ? studio_check_panel_get_marks (self->check_panel) : NULL, studio_check_panel_get_current (self->check_panel));
}

static void
finding_activated_cb (StudioStage *stage,
                      const char *key,
                      StudioPostPage *self)
{
  if (_studio_post_page_shows_comments (self))
    studio_comments_panel_open (self->comments_panel, key);
  else
    studio_check_panel_open (self->check_panel, key);
}

/* From any step: the findings come up, and the next one opens. */
static void
step_finding (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->panels), TRUE);
  gtk_stack_set_visible_child_name (self->check_stack, "findings");
  if (g_strcmp0 (self->last_step, "check") != 0)
    _studio_post_page_go_to_step (self, "check", FALSE);
  studio_check_panel_step (self->check_panel, g_str_equal (name, "post.next-finding") ? 1 : -1);
}

void
_studio_post_page_install_check (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "post.next-finding", NULL, step_finding);
  gtk_widget_class_install_action (widget_class, "post.previous-finding", NULL, step_finding);
}

/* Gives @widget, or what is in it, the live check if it has a property for one: each part is made by its own file and plugged in by the template. */
static void
give_check (GtkWidget *widget,
            StudioLiveCheck *live_check)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "live-check") != NULL)
    g_object_set (widget, "live-check", live_check, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    give_check (child, live_check);
}

void
_studio_post_page_init_check (StudioPostPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  self->live_check = studio_live_check_new ();
  g_settings_bind (settings, "check-profile", self->live_check, "profile-id", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect (self->live_check, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (studio_office_watch_get (), "words", G_CALLBACK (studio_live_check_reload), self->live_check, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->check_panel, "marks-changed", G_CALLBACK (_studio_post_page_show_marks), self);
  g_signal_connect (self->stage, "finding-activated", G_CALLBACK (finding_activated_cb), self);
  /* the number beside the step's name */
  studio_live_check_hold (self->live_check, STUDIO_LIVE_SLOW);
  give_check (GTK_WIDGET (self->stage), self->live_check);
  give_check (GTK_WIDGET (self->panels), self->live_check);
}

void
_studio_post_page_drop_check (StudioPostPage *self)
{
  if (self->live_check == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->live_check, self);
  g_signal_handlers_disconnect_by_data (self->check_panel, self);
  give_check (GTK_WIDGET (self->stage), NULL);
  give_check (GTK_WIDGET (self->panels), NULL);
  studio_live_check_set_document (self->live_check, NULL);
  g_clear_object (&self->live_check);
}

StudioLiveCheck *
studio_post_page_get_live_check (StudioPostPage *self)
{
  g_return_val_if_fail (STUDIO_IS_POST_PAGE (self), NULL);

  return self->live_check;
}
