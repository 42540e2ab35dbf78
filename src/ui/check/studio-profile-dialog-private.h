#pragma once

#include "studio-office-profiles.h"
#include "studio-office-words-page.h"
#include "studio-profile-dialog.h"
#include "studio-profile-rules.h"

G_BEGIN_DECLS

struct _StudioProfileDialog
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwViewStack *stack;
  GtkListBox *list;
  GtkEditable *name;
  GtkLabel *shipped_name;
  GtkWidget *shipped;
  GtkWidget *own;
  GtkLabel *sentence;
  GtkDropDown *gate;
  GtkCheckButton *explains;
  GtkButton *use;
  StudioProfileRules *rules;
  StudioOfficeWordsPage *words;

  GSettings *settings;
  GPtrArray *profiles;           /* (element-type StudioProfile): as in @list */
  StudioProfile *shown;          /* (nullable): the one that is edited */
  StudioProfile *removed;        /* (nullable): can come back */
  gboolean removed_was_used;     /* and into use again */
  GtkFileChooserNative *chooser; /* (nullable) */
  guint name_timer;
  gboolean loading;
};

/** Reads the profiles again and shows the one with @id. @id: (nullable): stays with the one that is shown */
void _studio_profile_dialog_show (StudioProfileDialog *self, const char *id);
/** A sentence over the window. */
void _studio_profile_dialog_tell (StudioProfileDialog *self, const char *sentence);
/** What was typed into the name is written. */
void _studio_profile_dialog_flush (StudioProfileDialog *self);

/** Actions: "profile.import", "profile.export". */
void _studio_profile_dialog_import (GtkWidget *widget, const char *action, GVariant *parameter);
void _studio_profile_dialog_export (GtkWidget *widget, const char *action, GVariant *parameter);
/** Files that are dropped on the window are imported. */
void _studio_profile_dialog_accept_drops (StudioProfileDialog *self);

G_END_DECLS
