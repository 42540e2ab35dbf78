#pragma once

#include "studio-check-list.h"
#include "studio-check-panel.h"
#include "studio-principle-cards.h"

G_BEGIN_DECLS

typedef enum {
  LIST_REQUIRED,
  LIST_ADVISED,
  LIST_QUESTIONS,
  LIST_HINTS,
  LIST_ANSWERED,
  N_LISTS,
} StudioCheckListId;

struct _StudioCheckPanel
{
  AdwBin parent_instance;
  GtkLabel *head;
  GtkProgressBar *progress;
  GtkLabel *notice;
  StudioPrincipleCards *cards;
  AdwStatusPage *empty;
  GtkWidget *show_all;
  StudioCheckList *required;
  StudioCheckList *advised;
  StudioCheckList *questions;
  StudioCheckList *hints;
  StudioCheckList *answered;
  GtkButton *fix_all;
  GtkWidget *gate_box;
  GtkWidget *go_on; /* to the step of publishing */
  GtkImage *gate_icon;
  GtkLabel *gate;

  StudioLiveCheck *live_check; /* (nullable) */
  GSignalGroup *live_signals;
  GPtrArray *wanted[N_LISTS]; /* (element-type StudioFinding): what has rows, list by list */
  GPtrArray *marks;           /* (element-type StudioFinding): numbered */
  GHashTable *fixed;          /* keys of findings that are mended, until a check says so too */
  char *current;              /* (nullable): key of the finding that is open */
  guint slow_id, pulse_id;
  guint folding : 1;
  guint holding : 1; /* the live check */
  guint explains : 1;
};

/* The document's root now. */
JsonNode *_studio_check_panel_root (StudioCheckPanel *self);
StudioCheckList *_studio_check_panel_list (StudioCheckPanel *self, StudioCheckListId id);
/** Returns: (transfer container) (element-type StudioCheckRow): all that can be worked on, from above */
GPtrArray *_studio_check_panel_list_rows (StudioCheckPanel *self);
/** Shows what is found now (studio-check-panel.c). */
void _studio_check_panel_update (StudioCheckPanel *self);
/** What can be done with a row (studio-check-panel-work.c). */
void _studio_check_panel_connect_row (StudioCheckPanel *self, GtkWidget *row);
void _studio_check_panel_fix_all (StudioCheckPanel *self);
/** @row: (nullable): the finding whose mark stands out */
void _studio_check_panel_set_current (StudioCheckPanel *self, StudioCheckRow *row);
/** Keys of rows (studio-check-panel-keys.c). */
void _studio_check_panel_add_keys (StudioCheckPanel *self);
/** Returns: (nullable): the row that has the focus, or holds what has it */
StudioCheckRow *_studio_check_panel_find_focused (StudioCheckPanel *self);
void _studio_check_panel_focus_row (StudioCheckRow *row);

G_END_DECLS
