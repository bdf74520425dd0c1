// The command line as a whole: finds the verb, reads its options, runs it, prints errors, returns the exit code.
#pragma once

namespace sekimori::cli {
int run_command_line(int argc, char** argv);
}
