#include "cli/program.h"

int main(int argc, char** argv) {
  return pigeon::cli::run(argc, argv);
}
