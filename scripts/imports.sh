#!/usr/bin/env bash
# Numbers the functions of the browser that a module imports. wasm-bindgen calls them by what they do and sixteen digits
# of a hash, in the module and in its script, which packs badly; a number in a name of the same length packs well, and
# leaves the lengths that the module has written down as they are.
#   scripts/imports.sh script.js module.wasm
set -euo pipefail
export LC_ALL=C
perl -0777 -e '
  my $import = qr/__wbg_\w+?_[0-9a-f]{16}(?!\w)/;
  my %numbered;
  for my $path (@ARGV) {
    open my $file, "<:raw", $path or die "$path: $!";
    my $text = <$file>;
    # the script, which comes first, names them all
    if (!%numbered) {
      $numbered{$&} //= sprintf "__wbg_%0*d", length($&) - 6, scalar keys %numbered while $text =~ /$import/g;
    }
    $text =~ s/$import/$numbered{$&} \/\/ die "$& is not in the script"/ge;
    open $file, ">:raw", $path or die "$path: $!";
    print $file $text;
  }
' "$1" "$2"
