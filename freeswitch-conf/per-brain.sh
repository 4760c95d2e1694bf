#!/bin/sh
# Prints the XML that is repeated for each brain; run by FreeSWITCH itself when it reads its configuration (X-PRE-PROCESS exec).
case $1 in
bindings)
    # Asked in this order. A timeout of 0, the default, would wait for ever; a brain that is gone refuses at once.
    for url in $ALOVOICE_XML_URL; do
        echo "<binding name=\"$url\">"
        echo "  <param name=\"gateway-url\" value=\"$url\" bindings=\"dialplan|directory|configuration\"/>"
        echo "  <param name=\"gateway-credentials\" value=\"$ALOVOICE_SWITCH_USER:$ALOVOICE_SWITCH_PASSWORD\"/>"
        echo "  <param name=\"timeout\" value=\"2\"/>"
        echo "</binding>"
    done
    ;;
cdr-urls)
    for url in $ALOVOICE_CDR_URL; do
        echo "<param name=\"url\" value=\"$url\"/>"
    done
    ;;
esac
