#pragma once

#include "studio-format.h"
#include "studio-post.h"

G_BEGIN_DECLS

/** Longest draft of a description, in code points; more is read out for too long (rule GBR-02). */
#define STUDIO_DESCRIBE_MAX 420

/**
 * studio_describe_page:
 * @format: one of the template's formats
 * @page: from 0
 *
 * A first draft of what is read out in place of a page, put together from what its layers show: title, people, date and place, charts
 * and figures in words, then the other texts as far as there is room. Samples are left out. What a photo shows nobody but a person can
 * say, so a draft has to be read and confirmed. It is Indonesian in any locale, as the post is.
 *
 * Returns: (transfer full): whole sentences, at most %STUDIO_DESCRIBE_MAX code points; "" if nothing is filled in yet
 */
char *studio_describe_page (StudioSnapshot *snapshot, const StudioFormat *format, guint page, GError **error);

G_END_DECLS
