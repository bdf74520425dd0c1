// PDF: never parsed here. The parent runs pdftotext, confined, on the bytes.
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

void read_pdf(Reading& at) { at.outside = OutsideProgram::pdftotext; }

}  // namespace sekimori::inspect
