#include "config.h"

#include "studio-svg-path.h"

#include <math.h>
#include <string.h>

#include "studio-geometry.h"

#define MAX_LENGTH (64 * 1024)
#define MAX_SEGMENTS 8192
#define MAX_COORDINATE 1000000.0
#define MAX_ARGUMENTS 7

typedef struct
{
  cairo_t *cr;
  const char *next;
  StudioPoint start; /* of the current subpath, where Z returns to */
  StudioPoint current;
  StudioPoint control; /* the last curve's second control point, for S and T */
  char previous;       /* the last command in upper case, 0 at the start */
  int n_segments;
} Reader;

static void
skip_space (Reader *reader)
{
  while (*reader->next != '\0' && strchr (" \t\r\n\f", *reader->next) != NULL)
    reader->next++;
}

static void
skip_separator (Reader *reader)
{
  skip_space (reader);
  if (*reader->next == ',') {
    reader->next++;
    skip_space (reader);
  }
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* The grammar is checked here, because strtod also takes "inf", "nan" and hexadecimal numbers. */
static gboolean
read_number (Reader *reader,
             double *value)
{
  const char *text = reader->next;
  const char *digits, *end;
  gboolean any;

  if (*text == '+' || *text == '-')
    text++;
  digits = text;
  text = skip_digits (text);
  any = text > digits;
  if (*text == '.') {
    digits = text + 1;
    text = skip_digits (digits);
    any = any || text > digits;
  }
  if (!any)
    return FALSE;
  if (*text == 'e' || *text == 'E') {
    end = text + 1 + (text[1] == '+' || text[1] == '-');
    if (g_ascii_isdigit (*end))
      text = skip_digits (end);
  }
  *value = g_ascii_strtod (reader->next, NULL);
  reader->next = text;
  return fabs (*value) <= MAX_COORDINATE;
}

static gboolean
read_flag (Reader *reader,
           double *value)
{
  if (*reader->next != '0' && *reader->next != '1')
    return FALSE;
  *value = *reader->next++ - '0';
  return TRUE;
}

static int
count_arguments (char command)
{
  switch (command) {
  case 'Z':
    return 0;
  case 'H':
  case 'V':
    return 1;
  case 'M':
  case 'L':
  case 'T':
    return 2;
  case 'S':
  case 'Q':
    return 4;
  case 'C':
    return 6;
  case 'A':
    return 7;
  default:
    return -1;
  }
}

static gboolean
read_arguments (Reader *reader,
                char command,
                double *values)
{
  int n_values = count_arguments (command);

  for (int i = 0; i < n_values; i++) {
    gboolean flag = command == 'A' && (i == 3 || i == 4);

    if (i > 0)
      skip_separator (reader);
    if (!(flag ? read_flag (reader, &values[i]) : read_number (reader, &values[i])))
      return FALSE;
  }
  return TRUE;
}

static void
add_curve (Reader *reader,
           StudioPoint first,
           StudioPoint second,
           StudioPoint to)
{
  if (reader->cr != NULL)
    cairo_curve_to (reader->cr, first.x, first.y, second.x, second.y, to.x, to.y);
  reader->control = second;
  reader->current = to;
}

static void
add_line (Reader *reader,
          StudioPoint to)
{
  if (reader->cr != NULL)
    cairo_line_to (reader->cr, to.x, to.y);
  reader->current = to;
}

static void
add_quadratic (Reader *reader,
               StudioPoint control,
               StudioPoint to)
{
  StudioPoint from = reader->current;
  StudioPoint first = { from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3 };
  StudioPoint second = { to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3 };

  add_curve (reader, first, second, to);
  reader->control = control; /* T mirrors the quadratic control point */
}

/* Pieces of at most a quarter turn, each as one Bézier curve. */
static void
add_turn (Reader *reader,
          StudioPoint center,
          StudioPoint radius,
          double tilt,
          double from,
          double sweep)
{
  int n_pieces = MAX (1, (int) ceil (fabs (sweep) / (G_PI / 2) - 1e-9));
  double step = sweep / n_pieces;
  double reach = 4.0 / 3.0 * tan (step / 4);
  double c = cos (tilt), s = sin (tilt);

  for (int i = 0; i < n_pieces; i++) {
    double a = from + i * step, b = a + step;
    double px[] = { cos (a) - reach * sin (a), cos (b) + reach * sin (b), cos (b) };
    double py[] = { sin (a) + reach * cos (a), sin (b) - reach * cos (b), sin (b) };
    StudioPoint out[3];

    for (int k = 0; k < 3; k++) {
      out[k].x = center.x + c * radius.x * px[k] - s * radius.y * py[k];
      out[k].y = center.y + s * radius.x * px[k] + c * radius.y * py[k];
    }
    add_curve (reader, out[0], out[1], out[2]);
  }
}

/* From end points to centre: SVG 1.1 appendix F.6.5 and F.6.6, which also says what degenerate radii become. */
static void
add_arc (Reader *reader,
         const double *values,
         StudioPoint to)
{
  StudioPoint from = reader->current;
  StudioPoint radius = { fabs (values[0]), fabs (values[1]) };
  StudioPoint half, center, middle;
  double tilt = fmod (values[2], 360) * G_PI / 180;
  double c = cos (tilt), s = sin (tilt);
  double excess, root, start, sweep;

  if (from.x == to.x && from.y == to.y)
    return;
  if (radius.x < 1e-9 || radius.y < 1e-9) {
    add_line (reader, to);
    return;
  }
  half.x = (c * (from.x - to.x) + s * (from.y - to.y)) / 2 / radius.x;
  half.y = (-s * (from.x - to.x) + c * (from.y - to.y)) / 2 / radius.y;
  excess = half.x * half.x + half.y * half.y;
  if (excess > 1) { /* too small to reach: grown until they just do */
    root = sqrt (excess);
    radius.x *= root;
    radius.y *= root;
    half.x /= root;
    half.y /= root;
    excess = 1;
  }
  root = sqrt (MAX (0, 1 / excess - 1)) * (values[3] == values[4] ? -1 : 1);
  middle = (StudioPoint){ root * half.y, -root * half.x };
  center.x = c * middle.x * radius.x - s * middle.y * radius.y + (from.x + to.x) / 2;
  center.y = s * middle.x * radius.x + c * middle.y * radius.y + (from.y + to.y) / 2;
  start = atan2 (half.y - middle.y, half.x - middle.x);
  sweep = atan2 (-half.y - middle.y, -half.x - middle.x) - start;
  if (values[4] > 0 && sweep < 0)
    sweep += 2 * G_PI;
  else if (values[4] == 0 && sweep > 0)
    sweep -= 2 * G_PI;
  add_turn (reader, center, radius, tilt, start, sweep);
  reader->current = to; /* exactly, without the rounding of the turn */
}

static StudioPoint
mirrored (const Reader *reader,
          const char *after)
{
  if (reader->previous == '\0' || strchr (after, reader->previous) == NULL)
    return reader->current;
  return (StudioPoint){ 2 * reader->current.x - reader->control.x, 2 * reader->current.y - reader->control.y };
}

static void
move_to (Reader *reader,
         StudioPoint to)
{
  if (reader->cr != NULL)
    cairo_move_to (reader->cr, to.x, to.y);
  reader->start = reader->current = to;
}

static void
close_path (Reader *reader)
{
  if (reader->cr != NULL)
    cairo_close_path (reader->cr);
  reader->current = reader->start;
}

static void
run_command (Reader *reader,
             char command,
             const double *v,
             StudioPoint base)
{
  StudioPoint p1 = { base.x + v[0], base.y + v[1] };
  StudioPoint p2 = { base.x + v[2], base.y + v[3] };
  StudioPoint p3 = { base.x + v[4], base.y + v[5] };

  switch (command) {
  case 'M':
    move_to (reader, p1);
    break;
  case 'L':
    add_line (reader, p1);
    break;
  case 'H':
    add_line (reader, (StudioPoint){ p1.x, reader->current.y });
    break;
  case 'V':
    add_line (reader, (StudioPoint){ reader->current.x, base.y + v[0] });
    break;
  case 'C':
    add_curve (reader, p1, p2, p3);
    break;
  case 'S':
    add_curve (reader, mirrored (reader, "CS"), p1, p2);
    break;
  case 'Q':
    add_quadratic (reader, p1, p2);
    break;
  case 'T':
    add_quadratic (reader, mirrored (reader, "QT"), p1);
    break;
  case 'A':
    add_arc (reader, v, (StudioPoint){ base.x + v[5], base.y + v[6] });
    break;
  default:
    close_path (reader);
    break;
  }
  reader->previous = command;
}

/* One command letter with all its repetitions. */
static gboolean
read_command (Reader *reader)
{
  char letter = *reader->next;
  char command = g_ascii_toupper (letter);
  gboolean relative = g_ascii_islower (letter);

  if (count_arguments (command) < 0 || (reader->previous == '\0' && command != 'M'))
    return FALSE;
  reader->next++;
  do {
    double values[MAX_ARGUMENTS] = { 0 };
    StudioPoint base = relative ? reader->current : (StudioPoint){ 0, 0 };

    skip_space (reader);
    if (!read_arguments (reader, command, values) || ++reader->n_segments > MAX_SEGMENTS)
      return FALSE;
    run_command (reader, command, values, base);
    /* relative steps could walk away without end */
    if (!(fabs (reader->current.x) <= MAX_COORDINATE && fabs (reader->current.y) <= MAX_COORDINATE))
      return FALSE;
    if (command == 'M')
      command = 'L'; /* further pairs are lines */
    skip_separator (reader);
  } while (command != 'Z' && *reader->next != '\0' && strchr ("+-.0123456789", *reader->next) != NULL);
  return TRUE;
}

gboolean
studio_svg_path_append (cairo_t *cr,
                        const char *data)
{
  Reader reader = { .cr = cr, .next = data };

  g_return_val_if_fail (data != NULL, FALSE);

  if (strnlen (data, MAX_LENGTH + 1) > MAX_LENGTH)
    return FALSE;
  skip_space (&reader);
  while (*reader.next != '\0') {
    if (!read_command (&reader))
      return FALSE;
    skip_space (&reader);
  }
  return reader.previous != '\0';
}
